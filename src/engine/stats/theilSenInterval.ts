import { sumKendall } from './mannKendall';
import { normalQuantile } from './normalQuantile';
import { OrderStatistics } from './orderStatistics';
import { pairSlopes, toTrendGroups, type TrendGroup } from './trendPairs';

export const DEFAULT_CONFIDENCE = 0.8;
/** Two points have a slope, but no interval. */
export const LEAST_POINTS = 3;

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
  { confidence = DEFAULT_CONFIDENCE, varianceFactor = 1, groups }: SlopeOptions = {}
): SlopeInterval | null {
  const points = toTrendGroups(timesSeconds, values, groups);
  const slopes = pairSlopes(points);
  return countPoints(points) < LEAST_POINTS || slopes.length === 0
    ? null
    : toInterval(
        new OrderStatistics(slopes),
        slopes.length,
        sumKendall(points).variance * Math.max(1, varianceFactor),
        confidence
      );
}

/** The interval from the slopes of all pairs and the variance of Kendall's S, neighbours that resemble each other counted in. */
export function toInterval(
  slopes: OrderStatistics,
  count: number,
  variance: number,
  confidence: number
): SlopeInterval {
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const place = (of: number) => Math.min(count - 1, Math.max(0, Math.round(of)));
  const low = slopes.at(place((count - reach) / 2 - 1));
  const high = slopes.at(place((count + reach) / 2));
  const slope = slopes.median();
  return { slope, low: Math.min(low, slope), high: Math.max(high, slope) };
}

export const countPoints = (groups: readonly TrendGroup[]) =>
  groups.reduce((sum, { values }) => sum + values.length, 0);
