import { PanelPlugin, type PanelProps } from '@grafana/data';
import { Table } from '@grafana/ui';
import React from 'react';

/** Core panels are not on npm; the table inside Grafana's table panel is. */
export function standInTable(): PanelPlugin {
  return new PanelPlugin(StandInTable).useFieldConfig();
}

function StandInTable({ data, width, height }: PanelProps) {
  const frame = data.series.find(({ fields }) => fields.length > 0);
  return frame ? <Table data={frame} width={width} height={height} /> : <div>No data</div>;
}
