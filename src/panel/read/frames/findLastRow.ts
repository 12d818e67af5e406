/** Row of the last known value, -1 when there is none. */
export function findLastRow(values: ReadonlyArray<number | null | undefined>): number {
  for (let row = values.length - 1; row >= 0; row--) {
    if (typeof values[row] === 'number') {
      return row;
    }
  }
  return -1;
}
