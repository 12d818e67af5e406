import type { Prepared } from '../prepare';

/** The last sample at a moment, as an instant query gives it; null where there is none within the look-back. */
export function sampleAt(prepared: Prepared, values: Float64Array, atSeconds: number): number | null {
  const { timesSeconds, lookBackSeconds } = prepared.series;
  for (let i = prepared.after(atSeconds) - 1; i >= 0 && timesSeconds[i] > atSeconds - lookBackSeconds; i--) {
    if (!Number.isNaN(values[i])) {
      return values[i];
    }
  }
  return null;
}

/** Mean of the samples in (from, to]; null where there is none. */
export function meanBetween(prepared: Prepared, values: Float64Array, from: number, to: number): number | null {
  let sum = 0;
  let count = 0;
  const end = prepared.after(to);
  for (let i = prepared.after(from); i < end; i++) {
    if (!Number.isNaN(values[i])) {
      sum += values[i];
      count++;
    }
  }
  return count === 0 ? null : sum / count;
}
