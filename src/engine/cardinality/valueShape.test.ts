import fc from 'fast-check';
import { maskExamples, maskValue } from './maskValue';
import { findCommonShape, findShape, toShapeTitle } from './valueShape';

test.each([
  ['00411460-f7c9-3d21-a4a6-7ea0f4cb5f85', 'uuid'],
  ['10.1.2.3', 'ip'],
  ['10.1.2.3:8080', 'ip'],
  ['fe80::1%eth0', 'ip'],
  ['2001:db8::ff00:42:8329', 'ip'],
  ['999.1.2.3', 'text'],
  ['jane.doe@example.org', 'email'],
  ['1795220278', 'timestamp'],
  ['1795220278400', 'timestamp'],
  ['2026-11-20T12:00:17Z', 'timestamp'],
  ['/api/orders/4711/items', 'path-with-ids'],
  ['/u/00411460-f7c9-3d21-a4a6-7ea0f4cb5f85', 'path-with-ids'],
  ['/orders/00001eef/items', 'path-with-ids'],
  ['/facade/cafe', 'path'],
  ['/api/orders/items', 'path'],
  ['/api/v1/orders', 'path'],
  ['/.aws/.env155.json', 'path'],
  ['/', 'text'],
  ['// a comment', 'text'],
  ['https://127.0.0.1:6444/api/v1/pods?timeout=6m55s', 'url'],
  ['spiffe://cluster.local/ns/e2e/sa/a', 'url'],
  ['100006', 'number'],
  ['-1.5', 'number'],
  ['d41d8cd98f00b204e9800998ecf8427e', 'session'],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpX', 'session'],
  ['checkout-api-with-a-long-name', 'text'],
  ['GET', 'text'],
  ['', 'text'],
  ['<script>alert(1)</script>', 'text'],
])('findShape(%j) is %s', (value, shape) => {
  expect(findShape(value)).toBe(shape);
});

test.each([
  [[], null],
  [['1', '2', '3', '4', 'x'], 'number'],
  [['1', '2', 'x', 'y'], 'mixed'],
  [['/a', '/b/17', '/c', '/d/18'], 'path'],
])('findCommonShape(%j) is %s', (values, shape) => {
  expect(findCommonShape(values)).toBe(shape);
});

test('toShapeTitle: nothing is said about text', () => {
  expect([toShapeTitle('uuid'), toShapeTitle('text'), toShapeTitle('mixed'), toShapeTitle(null)]).toEqual([
    'UUIDs',
    null,
    null,
    null,
  ]);
});

test('findShape: any text, and 10 KB, at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => typeof findShape(value) === 'string')
  );
  for (const value of [
    'a'.repeat(10_240),
    '1'.repeat(10_240),
    ':'.repeat(10_240),
    '/1'.repeat(5_120),
    'a@'.repeat(5_120),
  ]) {
    expect(typeof findShape(value)).toBe('string');
  }
});

describe('maskValue(value)', () => {
  test.each([
    ['00411460-f7c9-3d21-a4a6-7ea0f4cb5f85', '004…f85'],
    ['100006', '1…6'],
    ['short', '…'],
    ['', '…'],
    ['jane.doe@example.org', 'jan…org'],
    [`\u001b[2Jabcdefghijklmnop\u202e`, '·[2…op·'],
  ])('%j is %s', (value, masked) => {
    expect(maskValue(value)).toBe(masked);
  });

  test('never more than a third of a value, never more than seven characters, no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        const masked = [...maskValue(value)];
        expect(masked.length).toBeLessThanOrEqual(7);
        expect(masked.length - 1).toBeLessThanOrEqual([...value].length / 3);
        expect(masked.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
        expect(encodeURIComponent(masked.join(''))).not.toBe('');
      }),
      { numRuns: 300 }
    );
  });
});

test('maskExamples: at most three, each once, none that says nothing', () => {
  expect(maskExamples(['a', 'abcdef1', 'abcdef1', 'abcdef2', 'abcdef3', 'abcdef4'])).toEqual(['a…1', 'a…2', 'a…3']);
});
