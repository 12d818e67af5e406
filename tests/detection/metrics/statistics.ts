/** The middle of the values, the mean of the two middle ones for an even count; null for none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Straight between the two nearest, as R and numpy do by default; null for none. Infinity is allowed. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === high ? low : low + (high - low) * (at - Math.floor(at));
}

/**
 * Area under the curve: how often a positive ranks above a negative, equal ranks counting half. Null when one of the two
 * has no value. By the sum of ranks (Mann and Whitney).
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) {
    return null;
  }
  const all = [
    ...positives.map((value) => ({ value, positive: true })),
    ...negatives.map((value) => ({ value, positive: false })),
  ].sort((a, b) => a.value - b.value);
  let sum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end].value === all[start].value) {
      end++;
    }
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      sum += all[i].positive ? rank : 0;
    }
    start = end;
  }
  return (sum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

/** Null without a denominator: nothing was asked, so nothing is known. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
