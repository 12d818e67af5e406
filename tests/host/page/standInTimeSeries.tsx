import { FieldType, outerJoinDataFrames, PanelPlugin, type PanelProps } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { TimeSeries } from '@grafana/ui';
import React from 'react';

/** Core panels are not on npm; the graph inside Grafana's time series panel is, so native-panel checks run on that. */
export function standInTimeSeries(): PanelPlugin {
  return new PanelPlugin(StandInTimeSeries).useFieldConfig();
}

function StandInTimeSeries({ data, timeRange, timeZone, width, height }: PanelProps) {
  const frames = data.series.filter(
    ({ fields }) =>
      fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => type === FieldType.number)
  );
  if (frames.length === 0) {
    return <div>No data</div>;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={{ displayMode: LegendDisplayMode.List, placement: 'bottom', showLegend: true, calcs: [] }}
      options={{}}
      preparePlotFrame={(series) => outerJoinDataFrames({ frames: series, keepOriginIndices: true }) ?? null}
    />
  );
}
