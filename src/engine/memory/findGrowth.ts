import { SECONDS_PER_HOUR } from '../units';
import { theilSen } from '../stats/theilSen';
import { MEMORY_LIMITS } from './memoryLimits';
import type { PartName } from './parts';
import type { SplitHistory } from './splitHistory';

export interface PartGrowth {
  part: PartName;
  slopeBytesPerHour: number;
}

/**
 * Robust slope of values over time, in bytes per hour; null with fewer than three values that are numbers, or all at one time. Theil-Sen, because a few
 * spikes or one restart must not decide the direction.
 *
 * Input: Unix seconds and bytes of the same length; null is a gap, and so is what is not finite. Cost: see theilSen.
 */
export function fitSlopePerHour(timesSeconds: readonly number[], bytes: ReadonlyArray<number | null>): number | null {
  const times: number[] = [];
  const values: number[] = [];
  bytes.forEach((value, i) => {
    if (value !== null && Number.isFinite(value)) {
      times.push(timesSeconds[i]);
      values.push(value);
    }
  });
  const isOneTime = times.every((time) => time === times[0]);
  return values.length < MEMORY_LIMITS.leastSlopeValues.value || isOneTime
    ? null
    : theilSen(times, values) * SECONDS_PER_HOUR;
}

/**
 * The part that grew most over the history, or null when none grew by more than MEMORY_LIMITS says is worth naming.
 * Cost: one robust slope a part.
 */
export function findGrowingPart(history: SplitHistory): PartGrowth | null {
  const { timesSeconds, wholeBytes } = history;
  const whole = [...wholeBytes].reverse().find((bytes) => bytes !== null) ?? null;
  if (whole === null || timesSeconds.length < 2) {
    return null;
  }
  const hours = (timesSeconds[timesSeconds.length - 1] - timesSeconds[0]) / SECONDS_PER_HOUR;
  const smallest = Math.max(MEMORY_LIMITS.smallestGrowthBytes.value, MEMORY_LIMITS.smallestGrowthShare.value * whole);
  let growing: PartGrowth | null = null;
  for (const part of history.parts) {
    const slopeBytesPerHour = fitSlopePerHour(timesSeconds, part.bytes) ?? 0;
    if (slopeBytesPerHour * hours >= smallest && slopeBytesPerHour > (growing?.slopeBytesPerHour ?? 0)) {
      growing = { part: part.name, slopeBytesPerHour };
    }
  }
  return growing;
}
