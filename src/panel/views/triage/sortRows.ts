import type { ColumnId } from '../../options';
import type { TriageRow } from '../../read/triageModel';
import { COLUMNS, type Direction } from './columns';

export interface Sort {
  column: ColumnId;
  direction: Direction;
}

/** Sorts a copy. Unknown values come last in both directions; equal rows keep their rank. */
export function sortRows(rows: TriageRow[], { column, direction }: Sort): TriageRow[] {
  const sortValue = COLUMNS.find(({ id }) => id === column)?.sortValue;
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

export function firstDirectionOf(column: ColumnId): Direction {
  return COLUMNS.find(({ id }) => id === column)?.firstDirection ?? 'ascending';
}
