import { createDataFrame, FieldType } from '@grafana/data';
import fc from 'fast-check';
import { findPart, PARTS } from '../engine';
import type { Columns } from './codec/column';
import { decodeRows } from './codec/decodeRows';
import { encodeFrame } from './codec/encodeFrame';
import { isFrameOf, type FrameTable } from './codec/frameTable';
import { decodeMeta } from './codec/metaColumns';
import { leaksFrame } from './leaksFrame';
import { CASES } from './testing/frameCases';
import { hostileFrame } from './testing/hostileFrame';

describe.each(CASES.map((one) => [one.table.kind, one] as const))('%s', (_, { table, row }) => {
  const names = Object.values(table.columns).map((column) => column.name);

  test('decodeRows reads what encodeFrame wrote', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const frame = encodeFrame(table, rows, { refId: 'A' });
        expect(decodeRows(table, frame)).toMatchObject({ rows, dropped: 0, beyond: 0 });
        expect(rows.length === 0 || isSparse(table) || isFrameOf(table, frame)).toBe(true);
      })
    );
  });

  test('decodeRows reads it again after a way through JSON', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 3 }), (rows) => {
        const frame = JSON.parse(JSON.stringify(encodeFrame(table, rows, { refId: 'A' })));
        expect(decodeRows(table, frame).rows).toEqual(rows);
      }),
      { numRuns: 20 }
    );
  });

  test('fields that nobody knows, or in another order, change nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const { fields, ...frame } = encodeFrame(table, rows, { refId: 'A' });
        const more = { name: 'of another version', type: FieldType.other, config: {}, values: rows.map(() => ({})) };
        expect(decodeRows(table, { ...frame, fields: [more, ...fields].reverse() }).rows).toEqual(rows);
      }),
      { numRuns: 20 }
    );
  });

  test('no more rows than the limit are written, and none of them read', () => {
    const [one] = fc.sample(row, 1);
    const most = table.mostRows.value;
    const few = { ...table, mostRows: { ...table.mostRows, value: 2 } };
    const frame = encodeFrame(table, [one, one, one], { refId: 'A' });
    expect(encodeFrame(few, [one, one, one], { refId: 'A' }).length).toBe(2);
    expect(decodeRows(few, frame)).toMatchObject({ rows: [one, one], dropped: 1, beyond: 1 });
    expect(most).toBeGreaterThan(2);
  });

  test('nothing that comes as a frame makes decodeRows, decodeMeta or isFrameOf throw', () => {
    fc.assert(
      fc.property(hostileFrame(names), (frame) => {
        const { rows, dropped } = decodeRows(table, frame);
        expect(rows.length).toBeLessThanOrEqual(table.mostRows.value);
        expect(dropped).toBeGreaterThanOrEqual(0);
        decodeMeta(table, frame);
        isFrameOf(table, frame);
      }),
      { numRuns: 200 }
    );
  });

  test('without rows it has its type and no fields', () => {
    const { fields, meta } = encodeFrame(table, [], { refId: 'A' });
    expect([fields, meta?.type, meta?.custom?.leakscope.kind]).toEqual([[], table.type, table.kind]);
  });
});

const isSparse = ({ columns, telling }: FrameTable<Columns>) => telling.some((key) => columns[key].isSparse);

test('a frame with rows and without what a row needs has none', () => {
  const frame = createDataFrame({ fields: [{ name: 'pod', type: FieldType.string, values: ['a', 'b'] }] });
  expect(decodeRows(leaksFrame, frame)).toEqual({ rows: [], indexes: [], dropped: 2, beyond: 0 });
});

test('every part of the engine is one that a row may name', () => {
  const { value } = leaksFrame.columns.part;
  expect(PARTS.map((part) => value.read(part.name))).toEqual(PARTS.map((part) => part.name));
  expect(findPart('toString')).toBeUndefined();
});
