/** Ranks from 1; equal values share the mean of their ranks. Cost: n log n. */
export function toRanks(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  const ranks = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) {
    const below = countUpTo(sorted, (other) => other < values[i]);
    const upTo = countUpTo(sorted, (other) => other <= values[i]);
    ranks[i] = (below + upTo + 1) / 2;
  }
  return ranks;
}

/** How many of the first sorted values fulfil a condition that all before fulfil as well. */
function countUpTo(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
