/**
 * Rows to draw: a single unknown row between two known ones is left out, because the pod is sampled apart from its
 * containers; two in a row are a gap, as everywhere. Cost: linear.
 */
export function findKeptRows(values: ReadonlyArray<number | null>): number[] {
  const isKnown = (row: number) => (values[row] ?? null) !== null;
  return values.map((_, row) => row).filter((row) => isKnown(row) || !isKnown(row - 1) || !isKnown(row + 1));
}
