import { toByteStep, toPaths, toSecondsStep, toTicks, X_TICK_PX } from '../../parts/chart/buildFloorChart';

export type ChartUnit = 'series' | 'bytes';

export interface TimeChart {
  /** The paths of each line, in the order of the lines. */
  paths: string[][];
  xTicks: Array<{ x: number; seconds: number }>;
  yTicks: Array<{ y: number; value: number }>;
}

const HEADROOM = 1.05;
const Y_TICK_PX = 24;

/** Lines over time and their ticks, ready to draw. The scale starts at zero, so that amounts are compared. Cost: linear. */
export function buildTimeChart(
  timesSeconds: readonly number[],
  lines: ReadonlyArray<ReadonlyArray<number | null>>,
  unit: ChartUnit,
  { width, height }: { width: number; height: number }
): TimeChart {
  const first = timesSeconds[0] ?? 0;
  const span = (timesSeconds[timesSeconds.length - 1] ?? first) - first || 1;
  const top =
    lines.reduce((max, values) => values.reduce<number>((most, one) => Math.max(most, one ?? 0), max), 0) || 1;
  const scaleTop = top * HEADROOM;
  const toX = (seconds: number) => ((seconds - first) / span) * width;
  const toY = (value: number) => height - (value / scaleTop) * height;
  const xs = timesSeconds.map(toX);
  const leastStep = scaleTop / Math.max(1, height / Y_TICK_PX);
  const step = unit === 'bytes' ? toByteStep(leastStep) : toCountStep(leastStep);
  return {
    paths: lines.map((values) =>
      toPaths(
        xs,
        values.map((value) => (value === null ? null : toY(value)))
      )
    ),
    xTicks: toTicks(first, first + span, toSecondsStep(span / Math.max(1, width / X_TICK_PX))).map((seconds) => ({
      x: toX(seconds),
      seconds,
    })),
    yTicks: toTicks(0, scaleTop, step).map((value) => ({ y: toY(value), value })),
  };
}

/** 1, 2, 2.5 or 5 times a power of ten, and always whole: there are no halves of a series. */
function toCountStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 2.5, 5, 10].map((factor) => Math.ceil(factor * power)).find((step) => step >= least) ?? 10 * power;
}
