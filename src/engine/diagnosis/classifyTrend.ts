import { SECONDS_PER_DAY } from '../units';
import { VERDICT_LIMITS } from './verdictLimits';
import type { DayRise } from './measureDays';
import type { Trend } from './measureTrend';

/**
 * `growing`: material, significant, still on. `saturating`: levels off. `filled`: rose with the start and stands now.
 * `step`: jumped and stands. `daily`: a rise of the day, not from day to day. `unproven`: rises, but not beyond chance.
 * `young`: rises, by less than what counts within the first day and more than what counts later: too early to tell.
 */
export type Shape =
  'growing' | 'young' | 'saturating' | 'filled' | 'step' | 'daily' | 'unproven' | 'declining' | 'flat';

export interface TrendContext {
  days: DayRise | null;
  /** Floor of all unreclaimable memory at the beginning: what growth is compared with. */
  floorBytes: number;
  /** What is left below the limit; null without a limit. */
  headroomBytes: number | null;
  /** Nearly all of the life is inside of the history, and so is its start-up. */
  sinceStart: boolean;
}

/**
 * Growth from here on is material, bytes. Within the first day, when no day before is known, more is asked for; with
 * little left below a limit, or without one, less.
 */
export function materialBytes(
  spanSeconds: number,
  { floorBytes, headroomBytes }: Pick<TrendContext, 'floorBytes' | 'headroomBytes'>
): number {
  const { growthBytes, leastGrowthBytes, headroomShare, growthShare, growthShareYoung, matureSeconds } = VERDICT_LIMITS;
  const maturity = Math.min(1, spanSeconds / matureSeconds.value);
  const between = (young: number, mature: number) => young + (mature - young) * maturity;
  const room = headroomBytes === null ? 0 : headroomShare.value * headroomBytes;
  const least = Math.min(growthBytes.value, Math.max(leastGrowthBytes.value, room));
  return Math.max(
    headroomBytes === null ? between(growthBytes.value, least) : least,
    between(growthShareYoung.value, growthShare.value) * floorBytes
  );
}

/** The shape of one course. */
export function classifyTrend(trend: Trend, context: TrendContext): Shape {
  const material = materialBytes(trend.spanSeconds, context);
  const { growthBytes } = trend;
  // In this order: most courses end here, before anything dear is measured.
  if (growthBytes <= -material && trend.z < -VERDICT_LIMITS.significance.value) {
    return 'declining';
  }
  if (growthBytes < material) {
    const mature = materialBytes(VERDICT_LIMITS.matureSeconds.value, context);
    const isRise = growthBytes >= mature && !isStep(trend) && classifyRise(trend, context, mature) === 'growing';
    return isRise ? 'young' : 'flat';
  }
  return isStep(trend) ? 'step' : classifyRise(trend, context, material);
}

/** The shape of what rose by enough. */
function classifyRise(trend: Trend, { days, sinceStart }: TrendContext, material: number): Shape {
  const { growthBytes, z, wanderBytes, late, slope } = trend;
  const outstanding = growthBytes >= VERDICT_LIMITS.wanderRatio.value * wanderBytes;
  // Where swings within the day blur the last third, the rise from day to day tells how it goes on.
  const byDay = isSteadyByDay(days) && late.low <= 0 && days.bytesPerDay / SECONDS_PER_DAY <= late.high;
  const lateSlope = byDay ? Math.max(late.slope, days.bytesPerDay / SECONDS_PER_DAY) : late.slope;
  if (levelsOff(trend, lateSlope, sinceStart) || lateSlope * trend.spanSeconds < material / 2) {
    const ended = lateSlope * trend.spanSeconds < VERDICT_LIMITS.ended.value * growthBytes;
    return !outstanding ? 'flat' : sinceStart && ended ? 'filled' : 'saturating';
  }
  if (days !== null && (days.share < VERDICT_LIMITS.dayRiseShare.value || days.bytesPerDay <= 0)) {
    return 'daily';
  }
  // A rise late in the history has few values, and those before it stand: what exceeds all that the floor strays is one.
  const isClear = growthBytes >= VERDICT_LIMITS.straightWander.value * wanderBytes;
  const beyondChance = isClear || (outstanding && z >= VERDICT_LIMITS.significance.value);
  return beyondChance && (late.low > 0 || byDay) && slope.low > 0 ? 'growing' : 'unproven';
}

/** From day to day it rises so surely that swings within the day need not count. */
function isSteadyByDay(days: DayRise | null): days is DayRise {
  return (
    days !== null &&
    days.comparisons >= VERDICT_LIMITS.leastDayComparisons.value &&
    days.share >= VERDICT_LIMITS.daySureShare.value
  );
}

function isStep({ steps, growthBytes }: Trend): boolean {
  return (
    steps !== null &&
    steps.squaresShare < VERDICT_LIMITS.stepBetter.value &&
    Math.abs(steps.restBytes) < VERDICT_LIMITS.stepRest.value * growthBytes
  );
}

/** The last third hardly rises, or a levelling curve explains the course far better than a line. */
function levelsOff({ growthBytes, spanSeconds, saturation }: Trend, lateSlope: number, sinceStart: boolean): boolean {
  const mean = growthBytes / spanSeconds;
  const least = sinceStart ? VERDICT_LIMITS.lateShareSinceStart : VERDICT_LIMITS.lateShare;
  if (lateSlope < least.value * mean) {
    return true;
  }
  const bends = (tau: number, better: number) =>
    saturation !== null &&
    saturation.squares < better * saturation.lineSquares &&
    saturation.tauSeconds < tau * spanSeconds;
  const { saturationTau, saturationBetter, saturationTauSinceStart, saturationBetterSinceStart } = VERDICT_LIMITS;
  return (
    bends(saturationTau.value, saturationBetter.value) ||
    (sinceStart && bends(saturationTauSinceStart.value, saturationBetterSinceStart.value))
  );
}
