import { OrderStatistics } from './orderStatistics';
import { pairSlopes, toTrendGroups } from './trendPairs';

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
  const slopes = pairSlopes(toTrendGroups(timesSeconds, values, undefined, MAX_POINTS));
  if (slopes.length === 0) {
    throw new Error('theilSen requires at least 2 points at different times.');
  }
  return new OrderStatistics(slopes).median();
}
