/**
 * Moves the k-th smallest value (from 0) to place k, smaller ones before it and greater ones behind it, and returns it.
 *
 * Method: Hoare's selection with the median of three as pivot: O(n) on average, without sorting. Values must be
 * numbers other than NaN; the array is reordered in place.
 *
 * @throws when k is not a place of the array.
 * @see C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4(7), 1961.
 */
export function selectKth(values: Float64Array, k: number): number {
  if (!Number.isInteger(k) || k < 0 || k >= values.length) {
    throw new Error('selectKth requires k to be a place of the array.');
  }
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left], values[(left + right) >>> 1], values[right]);
    const [i, j] = partition(values, left, right, pivot);
    if (k <= j) {
      right = j;
    } else if (k >= i) {
      left = i;
    } else {
      break;
    }
  }
  return values[k];
}

/** Up to j all are at most the pivot, from i on at least. */
function partition(values: Float64Array, left: number, right: number, pivot: number): [i: number, j: number] {
  let i = left;
  let j = right;
  while (i <= j) {
    while (values[i] < pivot) {
      i++;
    }
    while (values[j] > pivot) {
      j--;
    }
    if (i <= j) {
      const swapped = values[i];
      values[i++] = values[j];
      values[j--] = swapped;
    }
  }
  return [i, j];
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
