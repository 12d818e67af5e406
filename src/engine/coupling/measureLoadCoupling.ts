import { rankCorrelation } from '../stats/rankCorrelation';
import { fitLinear } from '../stats/fitLine';
import { theilSen } from '../stats/theilSen';
import type { LoadCoupling } from './coupling';
import { COUPLING_LIMITS } from './couplingLimits';

/**
 * Whether the level of memory goes up and down with the load: a straight line of the level on the rate, and the rank
 * correlation of both without their trends, because two things that rise explain each other whatever they are.
 *
 * Null where the rate is known for too few blocks or does not change. Cost: O(n^2) in the blocks. Never throws.
 */
export function measureLoadCoupling(
  seconds: readonly number[],
  floorBytes: readonly number[],
  rates: ReadonlyArray<number | null>
): LoadCoupling | null {
  const known = seconds.map((_, i) => i).filter((i) => rates[i] !== null);
  if (known.length < COUPLING_LIMITS.fewestBlocks.value) {
    return null;
  }
  const times = known.map((i) => seconds[i] - seconds[known[0]]);
  const level = known.map((i) => floorBytes[i]);
  const rate = known.map((i) => rates[i] ?? 0);
  const fit = fitLinear([rate], level);
  const ofLevel = spreadOf(level);
  const ofRate = spreadOf(rate);
  if (fit === null || ofLevel.squares === 0 || ofRate.mean <= 0) {
    return null;
  }
  const [, bytesPerRate] = fit.coefficients;
  const whole = riseOf(times, level);
  const beside = riseOf(
    times,
    level.map((bytes, i) => bytes - bytesPerRate * rate[i])
  );
  return {
    shareExplained: Math.min(1, Math.max(0, 1 - fit.squares / ofLevel.squares)),
    correlation: rankCorrelation(withoutTrend(times, level), withoutTrend(times, rate))?.correlation ?? 0,
    bytesPerRate,
    growthBeside: whole > 0 ? Math.max(0, beside / whole) : null,
    variation: Math.sqrt(ofRate.squares / rate.length) / ofRate.mean,
  };
}

function spreadOf(values: readonly number[]): { mean: number; squares: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
}

/** What the robust slope adds up to over the whole time. */
function riseOf(times: readonly number[], values: readonly number[]): number {
  return theilSen(times, values) * times[times.length - 1];
}

function withoutTrend(times: readonly number[], values: readonly number[]): number[] {
  const slope = theilSen(times, values);
  return values.map((value, i) => value - slope * times[i]);
}
