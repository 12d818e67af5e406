/** The last value that is known; null where none is. Cost: linear at worst. Never throws. */
export function lastKnown(values: ReadonlyArray<number | null> | null | undefined): number | null {
  for (let row = (values?.length ?? 0) - 1; row >= 0; row--) {
    const value = values?.[row] ?? null;
    if (value !== null) {
      return value;
    }
  }
  return null;
}
