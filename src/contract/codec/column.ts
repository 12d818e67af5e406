import type { FieldConfig, FieldType } from '@grafana/data';
import type { Value } from './value';

/** One column of a frame: all that writer and reader have to agree on. */
export interface Column<T, Name extends string = string> {
  /** Of the field. */
  name: Name;
  value: Value<T>;
  /** Unit, range and the like, for native panels; the writer adds the title. */
  config: FieldConfig;
  /** Type of the field where it is not that of the value. */
  type?: FieldType;
  /** A row in which it is unknown is left out. */
  isRequired?: true;
  /** There is no such field where no row has it. */
  isSparse?: true;
}

/** Columns by the names that rows have for them, in the order of the fields. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row as code sees it. */
export type RowOf<C extends Columns> = { -readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** Names of the fields. */
export type NameOf<C extends Columns> = C[keyof C]['name'];

export function column<T, const Name extends string>(
  name: Name,
  value: Value<T>,
  config: FieldConfig = {}
): Column<T, Name> {
  return { name, value, config };
}

/** A row without it says nothing. */
export function required<T, Name extends string>(one: Column<T, Name>): Column<NonNullable<T>, Name> {
  return { ...one, isRequired: true } as Column<unknown, Name> as Column<NonNullable<T>, Name>;
}

/** Only where a row has it. */
export function sparse<T, Name extends string>(one: Column<T, Name>): Column<T, Name> {
  return { ...one, isSparse: true };
}

/** The names of the fields, by the names that rows have for them. */
export function namesOf<C extends Columns>(columns: C): { readonly [K in keyof C]: C[K]['name'] } {
  return Object.fromEntries(Object.entries(columns).map(([key, { name }]) => [key, name])) as {
    readonly [K in keyof C]: C[K]['name'];
  };
}
