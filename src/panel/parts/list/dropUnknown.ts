import type { Column } from './column';

/** Leaves out columns that would say "unknown" in every row, as most do on plain Prometheus frames. */
export function dropUnknown<Row, Id extends string>(
  columns: ReadonlyArray<Column<Row, Id>>,
  rows: Row[]
): Array<Column<Row, Id>> {
  return columns.filter(
    ({ isName, staysUnknown, sortValue }) =>
      isName || staysUnknown || !sortValue || rows.some((row) => sortValue(row) !== null)
  );
}
