import type { Column, Direction, ListRow } from './column';

export interface Sort<Id extends string = string> {
  column: Id;
  direction: Direction;
}

/** Sorts a copy. Unknown values come last in both directions; equal rows keep their rank. */
export function sortRows<Row extends ListRow, Id extends string>(
  columns: ReadonlyArray<Column<Row, Id>>,
  rows: Row[],
  { column, direction }: Sort<Id>
): Row[] {
  const sortValue = columns.find(({ id }) => id === column)?.sortValue;
  if (!sortValue) {
    return rows;
  }
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const left = sortValue(a);
    const right = sortValue(b);
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || a.rank - b.rank;
    }
    return sign * compare(left, right) || a.rank - b.rank;
  });
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
