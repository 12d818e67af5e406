import type { DataFrame } from '@grafana/data';
import type { Columns, RowOf } from './column';
import { countRows, findField } from './fieldValues';
import type { RowsTable } from './frameTable';

export interface Decoded<Row> {
  rows: Row[];
  /** Where each of them stands in the frame. */
  indexes: number[];
  /** Rows of the frame that are not among them: without what a row needs, or `beyond`. */
  dropped: number;
  /** Those that were not looked at: more than are read. */
  beyond: number;
}

/**
 * The rows of a frame that may come from anywhere: of another version, from a transformation, or made up. Never throws.
 * Fields that the table does not know are not read, and values that are not understood are unknown. Cost: linear.
 */
export function decodeRows<C extends Columns>(
  { columns, mostRows }: RowsTable<C>,
  frame: DataFrame
): Decoded<RowOf<C>> {
  const count = countRows(frame);
  const looked = Math.min(count, mostRows.value);
  const readers = Object.entries(columns).map(([key, { name, value, isRequired }]) => {
    const values: ArrayLike<unknown> | undefined = findField(frame, name)?.values;
    return { key, isRequired, read: (row: number) => value.read(values?.[row]) };
  });
  const rows: Array<RowOf<C>> = [];
  const indexes: number[] = [];
  for (let index = 0; index < looked; index++) {
    const cells = readers.map(({ key, read }) => [key, read(index)] as const);
    if (!readers.some(({ isRequired }, i) => isRequired && cells[i][1] === null)) {
      rows.push(Object.fromEntries(cells) as RowOf<C>);
      indexes.push(index);
    }
  }
  return { rows, indexes, dropped: count - rows.length, beyond: count - looked };
}
