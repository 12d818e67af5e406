import { css } from '@emotion/css';
import { dateTimeFormat, systemDateFormats, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { buildTimeChart, type ChartUnit } from './buildTimeChart';
import type { LineLook } from './toLineLooks';

export interface ChartLine {
  name: string;
  look: LineLook;
  values: Array<number | null>;
}

interface TimeChartProps {
  timesSeconds: number[];
  /** The first one is drawn on top. */
  lines: ChartLine[];
  unit: ChartUnit;
  label: string;
  formatValue: (value: number) => string;
  /** Whether the axis says times: of two charts with one axis the lower one does. */
  hasTimes: boolean;
  widthPx: number;
  heightPx: number;
  timeZone: string;
}

const LEFT_PX = 62;
const RIGHT_PX = 12;
const TOP_PX = 6;
const TIMES_PX = 20;
const NO_TIMES_PX = 6;
/** Half of a label with a date, less what stands right of the plot: nearer to the edge it would be cut. */
const DATED_PX = 24;
const DAY_SECONDS = 86_400;

/** Light lines over time. */
export function TimeChart(props: TimeChartProps) {
  const { timesSeconds, lines, unit, label, formatValue, hasTimes, widthPx, heightPx, timeZone } = props;
  const styles = useStyles2(getStyles);
  const width = Math.max(20, widthPx - LEFT_PX - RIGHT_PX);
  const height = Math.max(20, heightPx - TOP_PX - (hasTimes ? TIMES_PX : NO_TIMES_PX));
  const chart = useMemo(
    () =>
      buildTimeChart(
        timesSeconds,
        lines.map(({ values }) => values),
        unit,
        { width, height }
      ),
    [timesSeconds, lines, unit, width, height]
  );
  const { minute, hour } = systemDateFormats.interval;
  const isLong = timesSeconds[timesSeconds.length - 1] - timesSeconds[0] > DAY_SECONDS;
  const order = lines.map((_, index) => index).reverse();
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label} className={styles.chart}>
      <g transform={`translate(${LEFT_PX},${TOP_PX})`}>
        {chart.yTicks.map(({ y, value }) => (
          <g key={value} transform={`translate(0,${y})`}>
            <line x2={width} className={styles.grid} />
            <text x={-8} dy="0.32em" textAnchor="end">
              {formatValue(value)}
            </text>
          </g>
        ))}
        {hasTimes &&
          chart.xTicks
            .filter(({ x }) => x <= width - (isLong ? DATED_PX : DATED_PX / 2))
            .map(({ x, seconds }) => (
              <text key={seconds} x={x} y={height + 16} textAnchor="middle">
                {dateTimeFormat(seconds * 1000, { timeZone, format: isLong ? hour : minute })}
              </text>
            ))}
        {order.map((index) => (
          <g key={index}>
            <title>{lines[index].name}</title>
            {chart.paths[index].map((path) => (
              <path
                key={path}
                d={path}
                fill="none"
                stroke={lines[index].look.color}
                strokeDasharray={lines[index].look.dash}
                strokeWidth={lines[index].look.widthPx}
              />
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ display: 'block', maxWidth: '100%', text: { fill: theme.colors.text.secondary, fontSize: 11 } }),
  grid: css({ stroke: theme.colors.border.weak }),
});
