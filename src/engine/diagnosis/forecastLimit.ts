import type { DiagnosisInput, TimeToLimit } from './diagnosis';
import type { SplitHistory } from '../memory/splitHistory';
import { TREND_LIMITS } from './trendLimits';
import { VERDICT_LIMITS } from './verdictLimits';
import { lastKnown } from '../stats/lastKnown';
import { MIDDLE, quantiles } from '../stats/quantile';
import type { SlopeInterval } from '../stats/theilSenInterval';
import type { Trend } from './measureTrend';
import type { PartTrends } from './partTrends';

/**
 * When what cannot be reclaimed reaches the limit, seconds: a line with the slope of the growing part is laid through the
 * recent rows, and what strays above it comes on top, because the first peak over the limit kills.
 *
 * Low: highest peak, steep side of the slope. High: no peak, flat side. Both are spread further by
 * VERDICT_LIMITS.forecastSpread: a slope of the past does not bind the future. Null where nothing grows or the limit is
 * not in sight, and while memory goes to swap of which nobody tells how much it may take. Cost: linear. Never throws.
 */
export function forecastLimit(
  { rows, unreclaimable, lives }: PartTrends,
  trend: Trend,
  {
    atSeconds,
    history,
    ...limits
  }: Pick<DiagnosisInput, 'limitBytes' | 'nearestLimit' | 'limitWithSwapBytes' | 'atSeconds'> & {
    history: Pick<SplitHistory, 'timesSeconds' | 'swapBytes'>;
  }
): TimeToLimit | null {
  const slope = goingOn(trend);
  const isSwapping = (lastKnown(history.swapBytes) ?? 0) > 0;
  const limitBytes = isSwapping
    ? (limits.limitWithSwapBytes ?? null)
    : (limits.nearestLimit?.bytes ?? limits.limitBytes);
  if (limitBytes === null || !(slope.slope > 0)) {
    return null;
  }
  const ofLast = rows.filter((row) => lives.lifeOfRow[row] === lives.lives.length - 1);
  const { recentShare, leastRecentRows, levelShare } = TREND_LIMITS;
  const recent = ofLast.slice(-Math.max(leastRecentRows.value, Math.ceil(ofLast.length * recentShare.value)));
  const levels = recent.map((row) => (unreclaimable[row] ?? 0) + slope.slope * (atSeconds - history.timesSeconds[row]));
  const [middle, raised, highest] = quantiles(levels, [MIDDLE, levelShare.value, 1]);
  const after = (bytes: number, perSecond: number) =>
    perSecond > 0 ? Math.max(0, limitBytes - bytes) / perSecond : Infinity;
  const spread = VERDICT_LIMITS.forecastSpread.value;
  const low = after(highest ?? 0, slope.high) / spread;
  const mid = after(raised ?? 0, slope.slope);
  const high = after(middle ?? 0, slope.low) * spread;
  const far = VERDICT_LIMITS.farSeconds.value;
  return low > far ? null : { low, mid: mid > far ? null : mid, high: high > far ? null : high };
}

/** The slope that goes on: that of the last third where growth speeds up, else between it and that of the whole. */
function goingOn({ slope, late, z, lives }: Trend): SlopeInterval {
  const faster = late.slope - slope.slope;
  if (lives > 1 || z < 0) {
    return slope;
  }
  return {
    slope: faster > 0 ? late.slope : (slope.slope + late.slope) / 2,
    low: Math.min(slope.low, late.low),
    high: Math.max(slope.high, late.high, late.slope + faster),
  };
}
