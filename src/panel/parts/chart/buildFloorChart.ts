import type { CompareModel, FloorLine } from '../../read/compare/compareModel';

export interface FloorChart {
  lines: Array<{ line: FloorLine; paths: string[] }>;
  /** Places on the axes, in pixels of the plotting area. */
  xTicks: Array<{ x: number; position: number }>;
  yTicks: Array<{ y: number; bytes: number }>;
}

/** Distances of ticks, in seconds, that people count in. */
const SECONDS_STEPS = [60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000];
export const X_TICK_PX = 84;
const Y_TICK_PX = 36;

/** Lines and ticks, ready to draw. The scale starts at zero, so that members are compared by amount. Cost: linear. */
export function buildFloorChart(
  { positions, basis }: Pick<CompareModel, 'positions' | 'basis'>,
  lines: FloorLine[],
  widthPx: number,
  heightPx: number
): FloorChart {
  const first = basis === 'age' ? 0 : (positions[0] ?? 0);
  const span = (positions[positions.length - 1] ?? first) - first || 1;
  const top =
    lines.reduce((max, { bytes }) => bytes.reduce<number>((most, one) => Math.max(most, one ?? 0), max), 0) || 1;
  const scaleTop = top * 1.05;
  const toX = (position: number) => ((position - first) / span) * widthPx;
  const toY = (bytes: number) => heightPx - (bytes / scaleTop) * heightPx;
  return {
    lines: lines.map((line) => ({
      line,
      paths: toPaths(
        positions.map(toX),
        line.bytes.map((b) => (b === null ? null : toY(b)))
      ),
    })),
    xTicks: toTicks(first, first + span, toSecondsStep(span / Math.max(1, widthPx / X_TICK_PX))).map((position) => ({
      x: toX(position),
      position,
    })),
    yTicks: toTicks(0, scaleTop, toByteStep(scaleTop / Math.max(1, heightPx / Y_TICK_PX))).map((bytes) => ({
      y: toY(bytes),
      bytes,
    })),
  };
}

/** One path a stretch without gaps; a single point becomes a line of two pixels, or nobody would see it. */
export function toPaths(xs: number[], ys: Array<number | null>): string[] {
  const paths: string[][] = [];
  let open: string[] | null = null;
  xs.forEach((x, index) => {
    const y = ys[index];
    if (y === null || y === undefined) {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      paths.push(open);
    }
    open.push(`${round(x)},${round(y)}`);
  });
  return paths.map((points) => (points.length === 1 ? `M${points[0]}h2` : `M${points.join('L')}`));
}

export function toTicks(from: number, to: number, step: number): number[] {
  const start = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - start + 1) }, (_, index) => (start + index) * step);
}

export function toSecondsStep(least: number): number {
  const last = SECONDS_STEPS[SECONDS_STEPS.length - 1];
  return SECONDS_STEPS.find((step) => step >= least) ?? last * Math.ceil(least / last);
}

/** Powers of two, so that the axis reads 128, 256, 384 MiB. */
export function toByteStep(least: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(least)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
