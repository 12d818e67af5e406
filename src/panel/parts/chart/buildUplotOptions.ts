import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { formatCount, formatRoundBytes } from '../../../engine';
import { findLastRow } from '../../read/frames/findLastRow';
import type { ChartLine } from './buildChartLines';
import type { ChartAxes, ChartCursor, UplotChartProps } from './chartProps';
import { EDGE_PX, FONT_PX } from './chartSizes';
import { createHatch } from './createHatch';
import { drawForecast } from './drawForecast';
import { drawMarks } from './drawMarks';
import { findLonelySamples } from './findLonelySamples';
import type { LayerStyle } from './toLayerStyles';
import { toTimeLabels, toZonedDate } from './toTimeLabels';

/** Farther than this from the pointer a sample is not meant. */
const NEAREST_PX = 40;
const TIMES_PX = 24;
const NO_TIMES_PX = 6;
const X_TICK_PX = 84;
const Y_TICK_PX = 48;
/** In a low chart labels stand closer, or there would be two of them. */
const LOW_PX = 200;
const LOW_Y_TICK_PX = 22;
const LINE_PX = 1.5;
const LONELY_PX = 4;
const HEADROOM = 1.06;

const SECOND_MS = 1000;
/** Distances of ages that people count in. */
const AGE_STEPS = [
  60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 7_776_000, 31_536_000,
].map((seconds) => seconds * SECOND_MS);
/** Powers of two, so that the axis reads 128, 256, 384 MiB. */
const BYTE_STEPS = Array.from({ length: 60 }, (_, exponent) => 2 ** exponent);
/** 1, 2 or 5 times a power of ten, and 25 and the like: always whole, because there are no halves of a series. */
const COUNT_STEPS = Array.from({ length: 15 }, (_, exponent) => [1, 2, 2.5, 5].map((one) => one * 10 ** exponent))
  .flat()
  .filter(Number.isInteger);

interface PropsRef {
  readonly current: UplotChartProps;
}

/** The only place that knows uPlot's options. Props that may change without a new chart are read when it draws. */
export function buildUplotOptions(propsRef: PropsRef, theme: GrafanaTheme2): uPlot.Options {
  const { widthPx, heightPx, stacked, timeZone, lines, axes, onZoom } = propsRef.current;
  const layerStyles = [...propsRef.current.styles].reverse();
  const fills = layerStyles.map((style) => toFill(style, theme));
  return {
    width: widthPx,
    height: heightPx,
    ms: 1,
    padding: [10, EDGE_PX, axes.hasTimes ? 0 : NO_TIMES_PX, 0],
    legend: { show: false },
    tzDate: (timeMs) => toZonedDate(timeMs, timeZone),
    scales: {
      x: { time: axes.x === 'clock', range: () => [propsRef.current.fromMs, propsRef.current.toMs] },
      y: { range: (_, __, max) => [0, Math.max(max ?? 0, propsRef.current.maxBytes ?? 0) * HEADROOM || 1] },
    },
    axes: buildAxes(propsRef, theme, heightPx),
    series: [
      {},
      ...layerStyles.map(({ color }, index): uPlot.Series => ({
        stroke: color,
        width: stacked ? 1 : LINE_PX,
        fill: stacked && index === layerStyles.length - 1 ? fills[index] : undefined,
        points: LONELY_POINTS,
      })),
      ...lines.map(({ color, dash, widthPx: width = LINE_PX }): uPlot.Series => ({
        stroke: color,
        dash,
        width,
        points: { ...LONELY_POINTS, size: Math.max(LONELY_PX, 2 * width) },
      })),
    ],
    bands: stacked
      ? layerStyles.slice(1).map((_, index) => ({ series: [index + 1, index + 2], fill: fills[index] }))
      : [],
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: onZoom !== null, y: false, setScale: false, dist: 5 },
      bind: { dblclick: () => null },
    },
    hooks: {
      setCursor: [(chart) => propsRef.current.onCursor(toCursor(chart, propsRef.current.lines))],
      setSelect: [(chart) => zoomToSelection(chart, propsRef.current)],
      draw: [
        (chart) => drawForecast(chart, propsRef.current.forecast ?? null, theme, toFont(theme)),
        (chart) => drawMarks(chart.ctx, toMarks(chart, propsRef.current, theme)),
      ],
    },
  };
}

const LONELY_POINTS: uPlot.Series.Points = {
  show: false,
  size: LONELY_PX,
  filter: (chart, seriesIndex) => findLonelySamples(chart.data[seriesIndex]),
};

const toFont = (theme: GrafanaTheme2) => `${FONT_PX}px ${theme.typography.fontFamily}`;

function toFill({ color, hatched, opacity }: LayerStyle, theme: GrafanaTheme2): string | CanvasPattern {
  return hatched
    ? (createHatch(color, theme.colors.background.primary) ?? colorManipulator.alpha(color, 0.3))
    : colorManipulator.alpha(color, opacity ?? (theme.isDark ? 0.55 : 0.65));
}

function buildAxes(propsRef: PropsRef, theme: GrafanaTheme2, heightPx: number): uPlot.Axis[] {
  const { axes } = propsRef.current;
  const font = toFont(theme);
  const axis: uPlot.Axis = {
    stroke: theme.colors.text.secondary,
    font,
    grid: { stroke: theme.colors.border.weak, width: 1 },
    ticks: { show: false },
    border: { show: false },
    gap: 6,
  };
  return [
    {
      ...axis,
      ...(axes.x === 'age' && { incrs: AGE_STEPS }),
      space: X_TICK_PX,
      size: axes.hasTimes ? TIMES_PX : 0,
      values: (chart, splits, _, __, stepMs) =>
        axes.hasTimes ? toTimeLabels(chart, splits, stepMs, propsRef.current) : splits.map(() => ''),
    },
    {
      ...axis,
      incrs: axes.y === 'bytes' ? BYTE_STEPS : COUNT_STEPS,
      space: heightPx < LOW_PX ? LOW_Y_TICK_PX : Y_TICK_PX,
      size: axes.yPx ?? ((chart, labels) => measureLabels(chart, labels, font)),
      values: (_, splits) => splits.map(FORMATS[axes.y]),
    },
  ];
}

const FORMATS: Record<ChartAxes['y'], (value: number) => string> = {
  bytes: (value) => formatRoundBytes(value),
  count: (value) => formatCount(value),
};

function toMarks(chart: uPlot, { marks, lines, topLabel }: UplotChartProps, theme: GrafanaTheme2) {
  return {
    boxPx: chart.bbox,
    pixelRatio: devicePixelRatio,
    font: toFont(theme),
    colors: {
      restart: theme.colors.text.primary,
      'oom-kill': theme.colors.error.text,
      deploy: theme.colors.info.text,
      onset: theme.colors.warning.text,
      top: theme.colors.error.text,
      ground: theme.colors.background.primary,
    },
    marks: marks.map(({ kind, timeMs }) => ({ kind, x: chart.valToPos(timeMs, 'x', true) })),
    lineLabels: toLineLabels(chart, lines),
    topLabel,
  };
}

function toLineLabels(chart: uPlot, lines: ChartLine[]) {
  return lines.flatMap(({ values, label, color }) => {
    const last = values[findLastRow(values)] ?? null;
    return label === null || last === null ? [] : [{ text: label, color, y: chart.valToPos(last, 'y', true) }];
  });
}

function toCursor(chart: uPlot, lines: ChartLine[]): ChartCursor | null {
  const { idx, left = -1, top = -1 } = chart.cursor;
  if (idx === null || idx === undefined || left < 0) {
    return null;
  }
  const sampleLeft = chart.valToPos(chart.data[0][idx], 'x');
  return Math.abs(sampleLeft - left) > NEAREST_PX
    ? null
    : {
        index: idx,
        nearestLine: findNearestLine(chart, lines, idx, top),
        leftPx: chart.over.offsetLeft + left,
        topPx: chart.over.offsetTop + Math.max(0, top),
      };
}

function findNearestLine(chart: uPlot, lines: ChartLine[], index: number, topPx: number): number | null {
  let nearest: number | null = null;
  let least = Infinity;
  lines.forEach(({ values }, line) => {
    const value = values[index];
    const distance = typeof value === 'number' ? Math.abs(chart.valToPos(value, 'y') - topPx) : Infinity;
    // Of equals the last one, which is drawn on top.
    if (distance <= least && distance < Infinity) {
      nearest = line;
      least = distance;
    }
  });
  return nearest;
}

function zoomToSelection(chart: uPlot, { onZoom }: UplotChartProps): void {
  const { left, width } = chart.select;
  if (width > 0) {
    onZoom?.(Math.round(chart.posToVal(left, 'x')), Math.round(chart.posToVal(left + width, 'x')));
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}

function measureLabels(chart: uPlot, labels: string[] | null, font: string): number {
  chart.ctx.save();
  chart.ctx.font = font;
  const widest = Math.max(0, ...(labels ?? []).map((label) => chart.ctx.measureText(label).width));
  chart.ctx.restore();
  return Math.ceil(widest) + 14;
}
