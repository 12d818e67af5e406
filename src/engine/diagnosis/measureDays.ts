import { SECONDS_PER_DAY } from '../units';
import type { EnvelopePoint } from '../series/lowerEnvelope';
import { TREND_LIMITS } from './trendLimits';
import { median } from '../stats/quantile';

/** The floor against itself a day before: what rises and falls with the hour of the day cancels out. */
export interface DayRise {
  comparisons: number;
  /** Share of the comparisons that rise, 0 to 1. */
  share: number;
  /** Middle difference, bytes a day. */
  bytesPerDay: number;
}

/**
 * Differences of a floor at 24 hours over its last `recentSeconds`, within lives. Null with too few comparisons.
 * Between two points the floor before is interpolated. Cost: linear. Never throws.
 */
export function measureDays(points: readonly EnvelopePoint[], recentSeconds: number): DayRise | null {
  const differences: number[] = [];
  const end = points[points.length - 1]?.seconds ?? 0;
  let before = 0;
  for (const point of points) {
    const moment = point.seconds - SECONDS_PER_DAY;
    while (before + 1 < points.length && points[before + 1].seconds <= moment) {
      before++;
    }
    const left = points[before];
    const right = points[before + 1];
    if (point.seconds < end - recentSeconds || left.seconds > moment || !right || left.life !== point.life) {
      continue;
    }
    const share = right.seconds > left.seconds ? (moment - left.seconds) / (right.seconds - left.seconds) : 0;
    differences.push(point.bytes - (left.bytes + (right.bytes - left.bytes) * Math.min(1, share)));
  }
  if (differences.length < TREND_LIMITS.leastDifferences.value) {
    return null;
  }
  return {
    comparisons: differences.length,
    share: differences.filter((difference) => difference > 0).length / differences.length,
    bytesPerDay: median(differences) ?? 0,
  };
}
