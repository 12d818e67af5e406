import type { Trend } from '../../../engine/leak/finding';

export interface SparkPaths {
  /** One closed area a stretch without gaps, from zero up to the memory. */
  areas: string[];
  /** The upper edges of the areas. */
  edges: string[];
  floors: string[];
}

interface Point {
  x: number;
  wholeY: number | null;
  floorY: number | null;
}

/** SVG paths of a trend. The scale starts at zero, so that the eye compares amounts and not noise. */
export function toSparkPaths(trend: Trend, widthPx: number, heightPx: number): SparkPaths {
  const points = toPoints(trend, widthPx, heightPx);
  const wholes = toStretches(points, (point) => point.wholeY);
  const floors = toStretches(points, (point) => point.floorY);
  const toLine = (stretch: Array<[number, number]>) =>
    `M${stretch.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}`;
  return {
    areas: wholes.map((stretch) => {
      const [first, last] = [stretch[0][0], stretch[stretch.length - 1][0]];
      return `${toLine(stretch)}L${round(last)},${heightPx}L${round(first)},${heightPx}Z`;
    }),
    edges: wholes.map(toLine),
    floors: floors.map(toLine),
  };
}

/** At most one point a pixel: of several the highest memory and the lowest floor stay; a gap wins over both. */
function toPoints({ timesSeconds, wholeBytes, floorBytes }: Trend, widthPx: number, heightPx: number): Point[] {
  const first = timesSeconds[0];
  const spanSeconds = timesSeconds[timesSeconds.length - 1] - first || 1;
  const top = wholeBytes.reduce<number>((max, bytes) => Math.max(max, bytes ?? 0), 0) || 1;
  const toY = (bytes: number | null) => (bytes === null ? null : heightPx - 1 - (bytes / top) * (heightPx - 3));
  const byPixel = new Map<number, Point>();
  timesSeconds.forEach((time, index) => {
    const x = ((time - first) / spanSeconds) * widthPx;
    const pixel = Math.round(x);
    const wholeY = toY(wholeBytes[index]);
    const floorY = toY(floorBytes[index] ?? null);
    const seen = byPixel.get(pixel);
    byPixel.set(pixel, {
      x: seen?.x ?? x,
      wholeY: seen ? pick(seen.wholeY, wholeY, Math.min) : wholeY,
      floorY: seen ? pick(seen.floorY, floorY, Math.max) : floorY,
    });
  });
  return [...byPixel.values()];
}

function pick(a: number | null, b: number | null, choose: (a: number, b: number) => number): number | null {
  return a === null || b === null ? null : choose(a, b);
}

/** Runs of known values. A single point becomes a line of one pixel, or nobody would see it. */
function toStretches(points: Point[], valueOf: (point: Point) => number | null): Array<Array<[number, number]>> {
  const stretches: Array<Array<[number, number]>> = [];
  let open: Array<[number, number]> | null = null;
  for (const point of points) {
    const y = valueOf(point);
    if (y === null) {
      open = null;
    } else if (open) {
      open.push([point.x, y]);
    } else {
      open = [[point.x, y]];
      stretches.push(open);
    }
  }
  return stretches.map((stretch) =>
    stretch.length > 1 ? stretch : [stretch[0], [stretch[0][0] + 1, stretch[0][1]] as [number, number]]
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
