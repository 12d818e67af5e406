/** Every word has to occur in one of the names of a row. Case does not matter; nothing is a pattern. */
export function filterRows<Row>(rows: Row[], text: string, namesOf: (row: Row) => Array<string | null>): Row[] {
  const words = text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter(Boolean);
  if (words.length === 0) {
    return rows;
  }
  return rows.filter((row) => {
    const names = namesOf(row).map((name) => (name ?? '').toLowerCase());
    return words.every((word) => names.some((name) => name.includes(word)));
  });
}
