import { selectKth } from './selectKth';

/** Up to here every pair counts. 600 points are 179,700 pairs: 1.4 MB and a few milliseconds. */
const MAX_POINTS = 600;

/**
 * Theil-Sen slope: the median of the slopes of all pairs of points, in units of the values per second.
 *
 * Why this method: up to 29 % of the points may be anything (spikes, garbage collections) without moving the result,
 * and nothing is assumed about the noise. Pairs at the same time have no slope and are left out.
 *
 * Null and values that are not finite are gaps. Above 600 points, 600 are taken at equal distances of their index, the
 * first and the last among them, so the same input always gives the same slope. Cost: O(n^2) up to 600 points, then
 * constant.
 *
 * Not from a library: ml-regression-theil-sen (MIT) sorts all slopes, needs three packages and gives NaN instead of an
 * error for too few points.
 *
 * @throws "theilSen requires at least 2 points at different times."
 * @see P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968).
 */
export function theilSen(timesSeconds: ArrayLike<number>, values: ArrayLike<number | null>): number {
  const points = thin(toPoints(timesSeconds, values));
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const seconds = points[j].seconds - points[i].seconds;
      if (seconds !== 0) {
        slopes[count++] = (points[j].value - points[i].value) / seconds;
      }
    }
  }
  if (count === 0) {
    throw new Error('theilSen requires at least 2 points at different times.');
  }
  return median(slopes.subarray(0, count));
}

interface Point {
  seconds: number;
  value: number;
}

function toPoints(timesSeconds: ArrayLike<number>, values: ArrayLike<number | null>): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < timesSeconds.length; i++) {
    const value = values[i];
    if (value !== null && Number.isFinite(value)) {
      points.push({ seconds: timesSeconds[i], value });
    }
  }
  return points;
}

function thin(points: Point[]): Point[] {
  if (points.length <= MAX_POINTS) {
    return points;
  }
  const distance = (points.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, index) => points[Math.round(index * distance)]);
}

/** Mean of the two middle values for an even count, as in R and scipy. */
function median(values: Float64Array): number {
  const middle = values.length >>> 1;
  const upper = selectKth(values, middle);
  if (values.length % 2 === 1) {
    return upper;
  }
  let lower = -Infinity;
  for (let i = 0; i < middle; i++) {
    lower = Math.max(lower, values[i]);
  }
  return (lower + upper) / 2;
}
