import { countPairs } from './trendPairs';

/** Kendall's S of one group and its variance under chance. */
export interface Kendall {
  /** Pairs that rise minus pairs that fall. */
  s: number;
  pairs: number;
  /** Variance of S when nothing but chance orders the values, with ties. */
  variance: number;
}

/**
 * Kendall's S with its variance, by sorting: a merge sort counts the pairs that fall, and equal neighbours in its result
 * are the ties. Cost: n log n. Never throws.
 *
 * @see W. R. Knight, "A computer method for calculating Kendall's tau with ungrouped data", JASA 61 (1966).
 * @see R. M. Hirsch, J. R. Slack, R. A. Smith, "Techniques of trend analysis for monthly water quality data", 1982.
 */
export function kendall(values: Float64Array): Kendall {
  const pairs = countPairs(values.length);
  const sorted = values.slice();
  const falling = sortAndCount(sorted);
  let tiedPairs = 0;
  let variance = varianceTerm(values.length);
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) {
      to++;
    }
    tiedPairs += countPairs(to - from);
    variance -= varianceTerm(to - from);
    from = to;
  }
  return { s: pairs - tiedPairs - 2 * falling, pairs, variance: Math.max(0, variance) / 18 };
}

const varianceTerm = (n: number) => n * (n - 1) * (2 * n + 5);

/** Sorts in place; gives the number of pairs that stood in falling order. */
function sortAndCount(values: Float64Array): number {
  let falling = 0;
  let from = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      falling += merge(
        from,
        to,
        start,
        Math.min(values.length, start + width),
        Math.min(values.length, start + 2 * width)
      );
    }
    [from, to] = [to, from];
  }
  if (from !== values) {
    values.set(from);
  }
  return falling;
}

/** Merges two sorted stretches; gives the number of pairs in which the left value is greater. */
function merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): number {
  let falling = 0;
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    if (left < middle && (right >= end || from[left] <= from[right])) {
      to[place] = from[left++];
    } else {
      falling += middle - left;
      to[place] = from[right++];
    }
  }
  return falling;
}
