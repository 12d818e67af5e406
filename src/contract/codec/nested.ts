import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import type { Columns, RowOf } from './column';
import { decodeRows } from './decodeRows';
import { encodeRows } from './encodeRows';
import { countRows, findField, findTimeField, listFields, numberAt, toAmount } from './fieldValues';
import type { RowsTable } from './frameTable';
import type { Value } from './value';

/** A frame in a cell, as tables of Grafana draw it. What cannot be read has no rows. */
export function nestedRows<C extends Columns>(table: RowsTable<C>): Value<Array<RowOf<C>>> {
  return {
    type: FieldType.frame,
    write: (rows) => createDataFrame({ fields: encodeRows(table, rows) }),
    read: (raw) => {
      const frame = toFrame(raw);
      return frame ? decodeRows(table, frame).rows : [];
    },
  };
}

/** Amounts over time. */
export type NestedTrend<Key extends string> = { timesSeconds: number[] } & Record<Key, Array<number | null>>;

const TIME = 'time';

/**
 * Amounts over time in a cell: a field of times and one an amount, by the names that rows have for them. The first one has
 * to be there; others may be unknown throughout. Null where there is nothing to draw.
 */
export function nestedTrend<const Key extends string>(
  names: Readonly<Record<Key, string>>,
  config: object,
  mostPoints: number
): Value<NestedTrend<Key> | null> {
  const keys = Object.keys(names) as Key[];
  return {
    type: FieldType.frame,
    write: (trend) =>
      createDataFrame({
        fields: [
          {
            name: TIME,
            type: FieldType.time,
            values: (trend?.timesSeconds ?? []).map((seconds) => Math.round(seconds * 1000)),
          },
          ...keys.map((key) => ({ name: names[key], type: FieldType.number, config, values: trend?.[key] ?? [] })),
        ],
      }),
    read: (raw) => {
      const frame = toFrame(raw);
      const time = frame && findTimeField(frame);
      if (!time || !findField(frame, names[keys[0]])) {
        return null;
      }
      const points = Array.from({ length: Math.min(countRows(frame), mostPoints) }, (_, point) => point).filter(
        (point) => numberAt(time, point) !== null
      );
      const amounts = keys.map((key) => {
        const field = findField(frame, names[key]);
        return [key, points.map((point) => toAmount(field?.values?.[point]))];
      });
      return points.length === 0
        ? null
        : { timesSeconds: points.map((point) => time.values[point] / 1000), ...Object.fromEntries(amounts) };
    },
  };
}

/** Grafana puts a list of frames, or one, into a cell. */
function toFrame(raw: unknown): DataFrame | null {
  const frame = (Array.isArray(raw) ? raw[0] : raw) as DataFrame | null | undefined;
  return frame && listFields(frame).length > 0 ? frame : null;
}
