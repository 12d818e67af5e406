import { areaUnderCurve, median, quantile } from './statistics';

test.each([
  [[0.9, 0.8], [0.1, 0.2], 1],
  [[0.1, 0.2], [0.9, 0.8], 0],
  [[1, 1], [1, 1], 0.5],
  // By hand: 3 beats 1, 2, ties with 3; 1 ties with 1 and loses twice: (2.5 + 0.5) / 6.
  [[3, 1], [1, 2, 3], 0.5],
  [[], [1], null],
])('areaUnderCurve(%j, %j) is %d', (positives, negatives, expected) => {
  expect(areaUnderCurve(positives, negatives)).toBe(expected);
});

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2.5],
  [[0, 10], 0.25, 2.5],
  [[], 0.5, null],
])('quantile(%j, %d) is %d', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});

test('median with infinite values', () => {
  expect(median([1, Infinity, Infinity])).toBe(Infinity);
});
