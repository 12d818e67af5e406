/**
 * The least (or greatest) of the last `length` values, for every place of a series.
 *
 * Method: a double-ended queue of candidates (monotonic queue). Each value enters and leaves it once, so the cost is
 * O(n) for any length, where looking at every stretch anew would be O(n x length).
 *
 * Null is "no value" and is skipped; a stretch without any value gives null. NaN gives way to any number, as in
 * Prometheus' min_over_time and max_over_time: a stretch that holds nothing but NaN gives NaN. Places before the first
 * `length` values see the stretch that exists.
 *
 * @throws when length is not a whole number of at least 1.
 */
export function slidingExtreme(
  values: ReadonlyArray<number | null>,
  length: number,
  which: 'min' | 'max'
): Array<number | null> {
  if (!Number.isInteger(length) || length < 1) {
    throw new Error('slidingExtreme requires a length that is a whole number of at least 1.');
  }
  const sign = which === 'min' ? 1 : -1;
  const candidates = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  let lastNaN = -Infinity;
  return values.map((value, index) => {
    if (value !== null) {
      if (Number.isNaN(value)) {
        lastNaN = index;
      } else {
        while (tail > head && sign * (values[candidates[tail - 1]] as number) >= sign * value) {
          tail--;
        }
        candidates[tail++] = index;
      }
    }
    while (tail > head && candidates[head] <= index - length) {
      head++;
    }
    if (tail > head) {
      return values[candidates[head]];
    }
    return lastNaN > index - length ? NaN : null;
  });
}
