/**
 * Quantile of numbers by linear interpolation (type 7 of Hyndman and Fan, as in R and numpy); null without a number.
 * Share from 0 to 1. Cost: n log n. Does not change its argument. Never throws.
 */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = Float64Array.from(values).sort();
  const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.ceil(place);
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
}

/** Middle value, the mean of the two middle ones for an even count; null without a number. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}
