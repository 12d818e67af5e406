import { toKnownBytes } from './toKnownBytes';

test.each([
  [0, 0],
  [5, 5],
  [-96.7 * 2 ** 20, null],
  [NaN, null],
  [Infinity, null],
  [undefined, null],
  [null, null],
])('toKnownBytes(%p) is %p', (value, bytes) => {
  expect(toKnownBytes(value)).toBe(bytes);
});
