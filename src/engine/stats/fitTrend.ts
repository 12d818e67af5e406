import { neighbourFactor, sumKendall, testTrend, type TrendTest } from './mannKendall';
import { OrderStatistics } from './orderStatistics';
import { countPoints, DEFAULT_CONFIDENCE, LEAST_POINTS, toInterval, type SlopeInterval } from './theilSenInterval';
import { pairSlopes, toTrendGroups } from './trendPairs';

/**
 * `mannKendall`, and `theilSenInterval` with its variance factor, of the same points: the slopes of all pairs are worked
 * out once. The slope is null where `theilSenInterval` is. Cost: O(n^2), at most 300 points. Never throws.
 */
export function fitTrend(
  timesSeconds: ArrayLike<number>,
  values: ArrayLike<number | null>,
  groups?: ArrayLike<number>
): { test: TrendTest; slope: SlopeInterval | null } {
  const points = toTrendGroups(timesSeconds, values, groups);
  const known = sumKendall(points);
  const isSingle = points.length === 1;
  // The factor needs the slope of the largest group; several groups share the buffer, so it comes first there.
  const factorOfSeveral = isSingle ? 1 : neighbourFactor(points);
  const slopes = pairSlopes(points);
  if (slopes.length === 0) {
    return { test: testTrend(known, factorOfSeveral), slope: null };
  }
  const statistics = new OrderStatistics(slopes);
  const factor = isSingle ? neighbourFactor(points, statistics.median()) : factorOfSeveral;
  const isEnough = countPoints(points) >= LEAST_POINTS;
  return {
    test: testTrend(known, factor),
    slope: isEnough ? toInterval(statistics, slopes.length, known.variance * factor, DEFAULT_CONFIDENCE) : null,
  };
}
