/**
 * Quantile of numbers by linear interpolation (type 7 of Hyndman and Fan, as in R and numpy); null without a number.
 * Share from 0 to 1. Cost: n log n. Does not change its argument. Never throws.
 */
export function quantile(values: readonly number[], share: number): number | null {
  return quantiles(values, [share])[0];
}

/** Several of the same values, sorted once. */
export function quantiles(values: readonly number[], shares: readonly number[]): Array<number | null> {
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => {
    if (sorted.length === 0) {
      return null;
    }
    const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.ceil(place);
    return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
  });
}

/** The share below the median. */
export const MIDDLE = 0.5;

/** Middle value, the mean of the two middle ones for an even count; null without a number. */
export function median(values: readonly number[]): number | null {
  return quantile(values, MIDDLE);
}
