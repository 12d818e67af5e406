import { FieldType, type DataFrame, type Field } from '@grafana/data';

/*
 * Reading single values out of frames that may come from anywhere. Nothing here throws; what is not a finite number or
 * a string is null.
 */

export function listFields(frame: DataFrame | null | undefined): Field[] {
  return Array.isArray(frame?.fields) ? frame.fields : [];
}

export function findField(frame: DataFrame, name: string): Field | undefined {
  return listFields(frame).find((field) => field?.name === name);
}

export function findTimeField(frame: DataFrame): Field | undefined {
  return listFields(frame).find((field) => field?.type === FieldType.time);
}

export function hasFields(frame: DataFrame, names: readonly string[]): boolean {
  return names.every((name) => findField(frame, name) !== undefined);
}

export function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Bytes, counts and seconds: what is below zero is not believed. */
export function toAmount(value: unknown): number | null {
  const number = toNumber(value);
  return number !== null && number >= 0 ? number : null;
}

export function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberAt(field: Field | undefined, row: number): number | null {
  return toNumber(field?.values?.[row]);
}

export function bytesAt(field: Field | undefined, row: number): number | null {
  return toAmount(field?.values?.[row]);
}

/** Rows that every field has: fields of different lengths are cut to the shortest. */
export function countRows(frame: DataFrame): number {
  const lengths = listFields(frame).map((field) => (isList(field?.values) ? field.values.length : 0));
  return lengths.reduce((least, length) => Math.min(least, length), lengths[0] ?? 0);
}

/** The rows whose place on the axis is known, in its order. */
export function listRowsInOrder(frame: DataFrame, axis: Field): number[] {
  return Array.from({ length: countRows(frame) }, (_, row) => row)
    .filter((row) => numberAt(axis, row) !== null)
    .sort((a, b) => axis.values[a] - axis.values[b]);
}

function isList(values: unknown): boolean {
  return Array.isArray(values) || ArrayBuffer.isView(values);
}
