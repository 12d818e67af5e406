import { css } from '@emotion/css';
import { colorManipulator, dateTimeFormat, systemDateFormats, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatRoundBytes } from '../../../engine';
import { findLastRow } from '../../read/frames/findLastRow';
import type { Mark } from '../../read/anatomy/readMarks';
import type { ChartLine } from './buildChartLines';
import { createHatch } from './createHatch';
import { drawMarks } from './drawMarks';
import { findLonelySamples } from './findLonelySamples';
import type { LayerStyle } from './toLayerStyles';

export interface ChartCursor {
  index: number;
  /** Position inside the chart's plotting area, relative to the chart's element. */
  leftPx: number;
  topPx: number;
}

export interface UplotChartProps {
  widthPx: number;
  heightPx: number;
  timesMs: number[];
  /** Upper edges, bottom first. */
  edges: Array<Array<number | null | undefined>>;
  styles: LayerStyle[];
  stacked: boolean;
  /** Drawn over the stack. */
  lines: ChartLine[];
  topLabel: string | null;
  marks: Mark[];
  /** Top of the scale, for charts that are compared; null: as high as the data. */
  maxBytes: number | null;
  fromMs: number;
  toMs: number;
  timeZone: string;
  onCursor: (cursor: ChartCursor | null) => void;
  onZoom: (fromMs: number, toMs: number) => void;
  /** Receives the chart, for the keyboard and for cursors of other panels; null when it is gone. */
  onReady: (handle: ChartHandle | null) => void;
}

export interface ChartHandle {
  /** Puts the cursor on a sample; null takes it away. */
  moveTo: (index: number | null) => void;
  moveToTime: (timeMs: number | null) => void;
}

/** Farther than this from the pointer a sample is not meant. */
const NEAREST_PX = 40;
const FONT_PX = 11;
const HALF_CHARACTER_PX = FONT_PX * 0.3;
/** Room to the right of the plotting area. */
const EDGE_PX = 12;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Powers of two, so that the axis reads 128, 256, 384 MiB. */
const BYTE_STEPS = Array.from({ length: 60 }, (_, exponent) => 2 ** exponent);

const LONELY_POINTS: uPlot.Series.Points = {
  show: false,
  size: 4,
  filter: (chart, seriesIndex) => findLonelySamples(chart.data[seriesIndex]),
};

/** The only place that knows uPlot. Its numbers come ready to draw; it reports where the cursor is. */
export function UplotChart(props: UplotChartProps) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const hostRef = useRef<HTMLDivElement>(null);
  const chartRef = useRef<uPlot | null>(null);
  const propsRef = useRef(props);
  const { widthPx, heightPx, timesMs, edges, lines, marks, maxBytes, fromMs, toMs, onReady } = props;
  // A chart is rebuilt when its series change, and only fed when their numbers do.
  const lineShapes = lines.map(({ color, dash }) => [color, dash]);
  const shape = JSON.stringify([props.styles, props.stacked, lineShapes, props.timeZone]);

  useEffect(() => {
    propsRef.current = props;
  });

  useEffect(() => {
    const chart = new uPlot(buildOptions(propsRef, theme), toData(propsRef.current), hostRef.current!);
    chartRef.current = chart;
    propsRef.current.onReady({
      moveTo: (index) => moveCursor(chart, index === null ? null : chart.data[0][index]),
      moveToTime: (timeMs) => moveCursor(chart, timeMs),
    });
    return () => {
      propsRef.current.onReady(null);
      chart.destroy();
      chartRef.current = null;
    };
  }, [shape, theme, onReady]);

  useEffect(() => {
    chartRef.current?.setSize({ width: widthPx, height: heightPx });
  }, [widthPx, heightPx]);

  useEffect(() => {
    chartRef.current?.setData(toData(propsRef.current));
  }, [timesMs, edges, lines, marks, maxBytes, fromMs, toMs, shape]);

  return <div ref={hostRef} className={styles.host} aria-hidden="true" />;
}

/** Top edge first: where layers are too thin to see, the line of the lowest of them is drawn last and stays in sight. */
function toData({ timesMs, edges, lines }: UplotChartProps): uPlot.AlignedData {
  return [timesMs, ...[...edges].reverse(), ...lines.map(({ values }) => values)];
}

function moveCursor(chart: uPlot, timeMs: number | null): void {
  const inside = timeMs !== null && timeMs >= chart.scales.x.min! && timeMs <= chart.scales.x.max!;
  chart.setCursor(
    inside ? { left: chart.valToPos(timeMs, 'x'), top: chart.over.clientHeight / 3 } : { left: -10, top: -10 }
  );
}

function buildOptions(propsRef: { readonly current: UplotChartProps }, theme: GrafanaTheme2): uPlot.Options {
  const { widthPx, heightPx, stacked, timeZone, lines } = propsRef.current;
  const layerStyles = [...propsRef.current.styles].reverse();
  const font = `${FONT_PX}px ${theme.typography.fontFamily}`;
  const fills = layerStyles.map(({ color, hatched, opacity }) =>
    hatched
      ? (createHatch(color, theme.colors.background.primary) ?? colorManipulator.alpha(color, 0.3))
      : colorManipulator.alpha(color, opacity ?? (theme.isDark ? 0.55 : 0.65))
  );
  const axis: uPlot.Axis = {
    stroke: theme.colors.text.secondary,
    font,
    grid: { stroke: theme.colors.border.weak, width: 1 },
    ticks: { show: false },
    border: { show: false },
    gap: 6,
  };
  return {
    width: widthPx,
    height: heightPx,
    ms: 1,
    padding: [10, EDGE_PX, 0, 0],
    legend: { show: false },
    tzDate: (timeMs) => toZonedDate(timeMs, timeZone),
    scales: {
      x: { time: true, range: () => [propsRef.current.fromMs, propsRef.current.toMs] },
      y: { range: (_, __, max) => [0, Math.max(max, propsRef.current.maxBytes ?? 0) * 1.06 || 1] },
    },
    axes: [
      {
        ...axis,
        space: 84,
        size: 24,
        values: (chart, splits, _, __, stepMs) => toTimeLabels(chart, splits, stepMs, propsRef.current),
      },
      {
        ...axis,
        incrs: BYTE_STEPS,
        space: 48,
        size: (chart, labels) => measureLabels(chart, labels, font),
        values: (_, splits) => splits.map((bytes) => formatRoundBytes(bytes)),
      },
    ],
    series: [
      {},
      ...layerStyles.map(({ color }, index): uPlot.Series => ({
        stroke: color,
        width: stacked ? 1 : 1.5,
        fill: stacked && index === layerStyles.length - 1 ? fills[index] : undefined,
        points: LONELY_POINTS,
      })),
      ...lines.map(({ color, dash }): uPlot.Series => ({ stroke: color, dash, width: 1.5, points: LONELY_POINTS })),
    ],
    bands: stacked
      ? layerStyles.slice(1).map((_, index) => ({ series: [index + 1, index + 2], fill: fills[index] }))
      : [],
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false, dist: 5 },
      bind: { dblclick: () => null },
    },
    hooks: {
      setCursor: [(chart) => propsRef.current.onCursor(toCursor(chart))],
      setSelect: [(chart) => zoomToSelection(chart, propsRef.current)],
      draw: [
        (chart) =>
          drawMarks(chart.ctx, {
            boxPx: chart.bbox,
            pixelRatio: devicePixelRatio,
            font,
            colors: {
              restart: theme.colors.text.primary,
              'oom-kill': theme.colors.error.text,
              deploy: theme.colors.info.text,
              onset: theme.colors.warning.text,
              top: theme.colors.error.text,
              ground: theme.colors.background.primary,
            },
            marks: propsRef.current.marks.map(({ kind, timeMs }) => ({ kind, x: chart.valToPos(timeMs, 'x', true) })),
            lineLabels: toLineLabels(chart, propsRef.current.lines),
            topLabel: propsRef.current.topLabel,
          }),
      ],
    },
  };
}

function toLineLabels(chart: uPlot, lines: ChartLine[]) {
  return lines.flatMap(({ values, label, color }) => {
    const last = values[findLastRow(values)] ?? null;
    return label === null || last === null ? [] : [{ text: label, color, y: chart.valToPos(last, 'y', true) }];
  });
}

function toCursor(chart: uPlot): ChartCursor | null {
  const { idx, left = -1, top = -1 } = chart.cursor;
  if (idx === null || idx === undefined || left < 0) {
    return null;
  }
  const sampleLeft = chart.valToPos(chart.data[0][idx], 'x');
  return Math.abs(sampleLeft - left) > NEAREST_PX
    ? null
    : { index: idx, leftPx: chart.over.offsetLeft + left, topPx: chart.over.offsetTop + Math.max(0, top) };
}

function zoomToSelection(chart: uPlot, { onZoom }: UplotChartProps): void {
  const { left, width } = chart.select;
  if (width > 0) {
    onZoom(Math.round(chart.posToVal(left, 'x')), Math.round(chart.posToVal(left + width, 'x')));
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}

/** uPlot places ticks by the calendar of the dashboard's time zone. */
function toZonedDate(timeMs: number, timeZone: string): Date {
  if (timeZone === 'browser' || timeZone === '') {
    return new Date(timeMs);
  }
  try {
    return uPlot.tzDate(new Date(timeMs), timeZone === 'utc' ? 'UTC' : timeZone);
  } catch {
    return new Date(timeMs); // A zone that this browser does not know.
  }
}

/** Labels that would be cut off at an edge are left out. */
function toTimeLabels(chart: uPlot, splits: number[], stepMs: number, { fromMs, toMs, timeZone }: UplotChartProps) {
  const { interval } = systemDateFormats;
  const withinDay = toMs - fromMs <= DAY_MS;
  const format =
    stepMs < MINUTE_MS
      ? interval.second
      : stepMs >= DAY_MS
        ? interval.day
        : withinDay
          ? interval.minute
          : interval.hour;
  return splits.map((timeMs) => {
    const label = dateTimeFormat(timeMs, { timeZone, format });
    const roomPx = ((toMs - timeMs) / (toMs - fromMs)) * chart.width + EDGE_PX;
    return roomPx < label.length * HALF_CHARACTER_PX ? '' : label;
  });
}

function measureLabels(chart: uPlot, labels: string[] | null, font: string): number {
  chart.ctx.save();
  chart.ctx.font = font;
  const widest = Math.max(0, ...(labels ?? []).map((label) => chart.ctx.measureText(label).width));
  chart.ctx.restore();
  return Math.ceil(widest) + 14;
}

const getStyles = (theme: GrafanaTheme2) => ({
  host: css({
    '.u-over': { cursor: 'crosshair' },
    '.u-cursor-x': { borderColor: theme.colors.text.secondary },
    '.u-select': { background: theme.colors.action.selected },
  }),
});
