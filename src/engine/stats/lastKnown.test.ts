import { lastKnown } from './lastKnown';

test.each<[ReadonlyArray<number | null> | null, number | null]>([
  [[1, 2, null], 2],
  [[0], 0],
  [[null], null],
  [[], null],
  [null, null],
])('lastKnown(%j)', (values, expected) => {
  expect(lastKnown(values)).toBe(expected);
});
