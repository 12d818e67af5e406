import type { FieldConfig } from '@grafana/data';

/*
 * How native panels show columns. Grafana has no unit of its own for bytes an hour, and a slope may be negative: it is
 * bytes without a least value, and the title of the column says the rest.
 */
export const BYTES: FieldConfig = { unit: 'bytes', min: 0 };
export const SIGNED_BYTES: FieldConfig = { unit: 'bytes' };
export const COUNT: FieldConfig = { unit: 'short', min: 0, decimals: 0 };
export const SIGNED_COUNT: FieldConfig = { unit: 'short', decimals: 0 };
export const SECONDS: FieldConfig = { unit: 's', decimals: 0 };
export const INSTANT: FieldConfig = { unit: 'dateTimeAsIso' };
export const SHARE: FieldConfig = { unit: 'percentunit', min: 0, max: 1 };
export const SCORE: FieldConfig = { unit: 'none', min: 0, max: 100, decimals: 0 };
