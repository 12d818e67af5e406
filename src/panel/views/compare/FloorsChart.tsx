import { css } from '@emotion/css';
import { dateTimeFormat, systemDateFormats, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { formatRoundBytes, formatSpan } from '../../../engine';
import type { CompareModel, FloorLine } from '../../read/compare/compareModel';
import { buildFloorChart } from '../../parts/chart/buildFloorChart';
import { compareStrings } from './compareStrings';
import type { LineClass } from './toLineClasses';

interface FloorsChartProps {
  model: CompareModel;
  /** Those that are shown. */
  lines: FloorLine[];
  lookOf: (line: FloorLine) => LineClass | undefined;
  widthPx: number;
  heightPx: number;
  timeZone: string;
}

const LEFT_PX = 62;
const RIGHT_PX = 12;
const TOP_PX = 8;
const BOTTOM_PX = 20;

/** The floors of all members on one axis: of ages, or of time. */
export function FloorsChart({ model, lines, lookOf, widthPx, heightPx, timeZone }: FloorsChartProps) {
  const styles = useStyles2(getStyles);
  const plotWidth = Math.max(20, widthPx - LEFT_PX - RIGHT_PX);
  const plotHeight = Math.max(20, heightPx - TOP_PX - BOTTOM_PX);
  const chart = useMemo(
    () => buildFloorChart(model, lines, plotWidth, plotHeight),
    [model, lines, plotWidth, plotHeight]
  );
  const toLabel = (position: number) =>
    model.basis === 'age'
      ? position === 0
        ? '0'
        : formatSpan(position)
      : dateTimeFormat(position * 1000, { timeZone, format: systemDateFormats.interval.hour });
  return (
    <svg
      width={widthPx}
      height={heightPx}
      role="img"
      aria-label={compareStrings.chartLabel(lines.length)}
      className={styles.chart}
    >
      <g transform={`translate(${LEFT_PX},${TOP_PX})`}>
        {chart.yTicks.map(({ y, bytes }) => (
          <g key={bytes} transform={`translate(0,${y})`}>
            <line x2={plotWidth} className={styles.grid} />
            <text x={-8} dy="0.32em" textAnchor="end">
              {formatRoundBytes(bytes)}
            </text>
          </g>
        ))}
        {chart.xTicks.map(({ x, position }) => (
          <text key={position} x={x} y={plotHeight + 16} textAnchor={x > plotWidth - 20 ? 'end' : 'middle'}>
            {toLabel(position)}
          </text>
        ))}
        {chart.lines.map(({ line, paths }) => {
          const look = lookOf(line);
          return (
            <g key={line.id}>
              <title>{compareStrings.line(line.name, line.group)}</title>
              {paths.map((path) => (
                <path
                  key={path}
                  d={path}
                  fill="none"
                  stroke={look?.color}
                  strokeDasharray={look?.dash}
                  strokeWidth={1.75}
                />
              ))}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    display: 'block',
    flex: 'none',
    text: { fill: theme.colors.text.secondary, fontSize: 11 },
  }),
  grid: css({ stroke: theme.colors.border.weak }),
});
