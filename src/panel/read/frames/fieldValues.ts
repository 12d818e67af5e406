import { FieldType, type DataFrame, type Field } from '@grafana/data';

/*
 * Reading single values out of frames that may come from anywhere. Nothing here throws; what is not a finite number or
 * a string is null.
 */

export function findField(frame: DataFrame, name: string): Field | undefined {
  return frame.fields?.find((field) => field?.name === name);
}

export function findTimeField(frame: DataFrame): Field | undefined {
  return frame.fields?.find((field) => field?.type === FieldType.time);
}

export function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function numberAt(field: Field | undefined, row: number): number | null {
  return toNumber(field?.values?.[row]);
}

export function bytesAt(field: Field | undefined, row: number): number | null {
  const value = numberAt(field, row);
  return value !== null && value >= 0 ? value : null;
}

export function textAt(field: Field | undefined, row: number): string | null {
  const value: unknown = field?.values?.[row];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Rows that every field has: fields of different lengths are cut to the shortest. */
export function countRows(frame: DataFrame): number {
  const lengths = (frame.fields ?? []).map((field) => field?.values?.length ?? 0);
  return lengths.length === 0 ? 0 : Math.min(...lengths);
}
