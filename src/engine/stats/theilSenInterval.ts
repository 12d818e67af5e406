import { normalQuantile } from './normalQuantile';
import { selectKth } from './selectKth';
import { kendallVariance, toTrendPoints } from './trendPairs';

/** In units of the values per second. */
export interface SlopeInterval {
  slope: number;
  low: number;
  high: number;
}

export interface SlopeOptions {
  /** Probability that the interval is to cover; 0.8 unless told. */
  confidence?: number;
  /** By how much neighbours that resemble each other widen the variance (see `mannKendall`); 1 unless told. */
  varianceFactor?: number;
  /** Group of each point: only pairs of one group count. One group unless told. */
  groups?: ArrayLike<number>;
}

/**
 * Theil-Sen slope with its interval from ranks (Sen 1968): the slopes of all pairs are sorted, and the interval reaches
 * as far to both sides of the middle as Kendall's S strays by chance.
 *
 * Why from ranks: nothing is assumed about the noise, and a few spikes do not widen it. With groups it is the slope
 * inside the lives of a container, whatever their levels are.
 *
 * Null and not finite is a gap. Null with fewer than 3 points or when no two of a group differ in time. More than 300
 * points are thinned to 300: O(n^2) up to there, then constant. Never throws for data.
 * @see P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968).
 */
export function theilSenInterval(
  timesSeconds: ArrayLike<number>,
  values: ArrayLike<number | null>,
  { confidence = 0.8, varianceFactor = 1, groups }: SlopeOptions = {}
): SlopeInterval | null {
  const points = toTrendPoints(timesSeconds, values, groups);
  if (points.length < 3) {
    return null;
  }
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const seconds = points[j].seconds - points[i].seconds;
      if (seconds !== 0 && points[i].group === points[j].group) {
        slopes[count++] = (points[j].value - points[i].value) / seconds;
      }
    }
  }
  if (count === 0) {
    return null;
  }
  const own = slopes.subarray(0, count);
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(kendallVariance(points) * Math.max(1, varianceFactor));
  const place = (of: number) => Math.min(count - 1, Math.max(0, Math.round(of)));
  const low = selectKth(own, place((count - reach) / 2 - 1));
  const high = selectKth(own, place((count + reach) / 2));
  const upper = selectKth(own, count >>> 1);
  const slope = count % 2 === 1 ? upper : (selectKth(own, (count >>> 1) - 1) + upper) / 2;
  return { slope, low: Math.min(low, slope), high: Math.max(high, slope) };
}
