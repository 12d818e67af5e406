import { FieldType, type FieldConfig, type PartialDataFrame } from '@grafana/data';
import { describeAlso, type ScrapeTarget } from '../../engine';
import { CARDINALITY_STRINGS } from '../cardinalityStrings';

export type Fields = PartialDataFrame['fields'];
export type Column = keyof typeof CARDINALITY_STRINGS.columns;

export const COUNT: FieldConfig = { unit: 'short', decimals: 0, min: 0 };
export const BYTES: FieldConfig = { unit: 'bytes' };

export function textField<T>(name: Column, rows: readonly T[], value: (row: T) => string | null): Fields[number] {
  const config = { displayNameFromDS: CARDINALITY_STRINGS.columns[name] };
  return { name, type: FieldType.string, config, values: rows.map(value) };
}

export function numberField<T>(
  name: Column,
  config: FieldConfig,
  rows: readonly T[],
  value: (row: T) => number | null
): Fields[number] {
  return {
    name,
    type: FieldType.number,
    config: { displayNameFromDS: CARDINALITY_STRINGS.columns[name], ...config },
    values: rows.map(value),
  };
}

/** The names of the target that each row is about. */
export function targetFields<T extends { target: ScrapeTarget }>(rows: readonly T[]): Fields {
  return [
    textField('cluster', rows, ({ target }) => target.cluster),
    textField('job', rows, ({ target }) => target.job),
    textField('instance', rows, ({ target }) => target.instance),
    textField('also', rows, ({ target }) => describeAlso(target)),
  ];
}
