/** Any amount over time; null is a gap. */
export interface SparkHistory {
  /** Ascending, of any unit. */
  times: readonly number[];
  values: ReadonlyArray<number | null>;
  /** A lower bound of the values; null where there is none. */
  floors: ReadonlyArray<number | null> | null;
}

export interface SparkPaths {
  /** One closed area a stretch without gaps, from zero up to the value. */
  areas: string[];
  /** The upper edges of the areas. */
  edges: string[];
  floors: string[];
}

interface Point {
  x: number;
  valueY: number | null;
  floorY: number | null;
}

/** SVG paths of a history. The scale starts at zero, so that the eye compares amounts and not noise. */
export function toSparkPaths(history: SparkHistory, widthPx: number, heightPx: number): SparkPaths {
  const points = toPoints(history, widthPx, heightPx);
  const stretches = toStretches(points, (point) => point.valueY);
  const floors = toStretches(points, (point) => point.floorY);
  const toLine = (stretch: Array<[number, number]>) =>
    `M${stretch.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}`;
  return {
    areas: stretches.map((stretch) => {
      const [first, last] = [stretch[0][0], stretch[stretch.length - 1][0]];
      return `${toLine(stretch)}L${round(last)},${heightPx}L${round(first)},${heightPx}Z`;
    }),
    edges: stretches.map(toLine),
    floors: floors.map(toLine),
  };
}

/** At most one point a pixel: of several the highest value and the lowest floor stay; a gap wins over both. */
function toPoints({ times, values, floors }: SparkHistory, widthPx: number, heightPx: number): Point[] {
  const first = times[0];
  const span = times[times.length - 1] - first || 1;
  const top = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0) || 1;
  const toY = (value: number | null) => (value === null ? null : heightPx - 1 - (value / top) * (heightPx - 3));
  const byPixel = new Map<number, Point>();
  times.forEach((time, index) => {
    const x = ((time - first) / span) * widthPx;
    const pixel = Math.round(x);
    const valueY = toY(values[index]);
    const ownFloorY = toY(floors?.[index] ?? null);
    // A floor above the value is no floor, wherever the frame came from.
    const floorY = valueY === null || ownFloorY === null ? ownFloorY : Math.max(ownFloorY, valueY);
    const seen = byPixel.get(pixel);
    byPixel.set(pixel, {
      x: seen?.x ?? x,
      valueY: seen ? pick(seen.valueY, valueY, Math.min) : valueY,
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
