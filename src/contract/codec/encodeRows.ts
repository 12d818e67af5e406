import type { FieldConfig, PartialDataFrame } from '@grafana/data';
import type { Columns, NameOf, RowOf } from './column';
import type { RowsTable } from './frameTable';

export type PartialField = PartialDataFrame['fields'][number];

/** What the writer adds to the columns. */
export interface ColumnTexts<Name extends string> {
  titles?: Readonly<Record<Name, string>>;
  /** Links, and units that depend on the answer. */
  configs?: Readonly<Partial<Record<Name, FieldConfig>>>;
}

/** A field a column, with the first rows. Cost: linear. */
export function encodeRows<C extends Columns>(
  { columns, mostRows }: RowsTable<C>,
  rows: ReadonlyArray<RowOf<C>>,
  { titles, configs }: ColumnTexts<NameOf<C>> = {}
): PartialField[] {
  const written = rows.slice(0, mostRows.value);
  return Object.entries(columns).flatMap(([key, { name, value, type, config, isSparse }]) => {
    const values = written.map((row) => value.write(row[key as keyof C]));
    if (isSparse && values.every((one) => one === null)) {
      return [];
    }
    const title = titles?.[name as NameOf<C>];
    return [
      {
        name,
        type: type ?? value.type,
        config: {
          ...(title !== undefined && { displayNameFromDS: title }),
          ...config,
          ...configs?.[name as NameOf<C>],
        },
        values,
      },
    ];
  });
}
