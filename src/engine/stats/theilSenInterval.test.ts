import { theilSenInterval } from './theilSenInterval';

/** Deterministic noise between -1 and 1. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};

// Expected values: scipy 1.17.1, scipy.stats.theilslopes(values, times, 0.8).
describe('theilSenInterval(timesSeconds, values)', () => {
  test.each([
    ['line', [0, 1, 2, 3], [1, 3, 5, 7], [2, 2, 2]],
    ['one outlier', [0, 60, 120, 180, 240, 300], [10, 11, 12, 500, 14, 15], [1 / 60, 1 / 60, 1 / 60]],
    [
      'uneven times',
      [0, 1, 4, 9, 16, 25, 36],
      [3.5, 1.25, 9, 2.75, 14.5, 21, 40.125],
      [0.8833333333333333, 0.5714285714285714, 1.28125],
    ],
    [
      'falling',
      [0, 3600, 7200, 10800, 14400],
      [9e8, 8.5e8, 8.7e8, 7.9e8, 7.1e8],
      [-13078.703703703704, -22222.222222222223, -4166.666666666667],
    ],
    ['ties', [0, 1, 2, 3, 4, 5, 6, 7], [5, 5, 6, 6, 6, 7, 5, 8], [0.3666666666666667, 0, 0.5]],
    [
      'no order',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8],
      [0.3666666666666667, 0.125, 0.5],
    ],
  ])('%s', (_, times, values, [slope, low, high]) => {
    expect(theilSenInterval(times, values)).toEqual({ slope, low, high });
  });

  test.each([
    ['no point', [], []],
    ['two points', [0, 1], [1, 2]],
    ['two points and gaps', [0, 1, 2, 3], [1, null, NaN, 2]],
    ['one time', [1, 1, 1], [1, 2, 3]],
  ])('%s: null', (_, times, values) => {
    expect(theilSenInterval(times, values)).toBeNull();
  });

  test('four times in five the interval holds the true slope (1,000 noisy lines)', () => {
    const next = noise(7);
    let held = 0;
    for (let line = 0; line < 1000; line++) {
      const times = Array.from({ length: 40 }, (_, i) => i);
      const { low, high } = theilSenInterval(
        times,
        times.map((time) => 3 * time + 20 * next())
      )!;
      held += low <= 3 && 3 <= high ? 1 : 0;
    }
    expect(held).toBeGreaterThan(770);
    expect(held).toBeLessThan(840);
  });

  test('a factor widens the interval and leaves the slope', () => {
    const next = noise(3);
    const times = Array.from({ length: 50 }, (_, i) => i);
    const values = times.map((time) => time + 10 * next());
    const plain = theilSenInterval(times, values)!;
    const wide = theilSenInterval(times, values, { varianceFactor: 9 })!;
    expect(wide.slope).toBe(plain.slope);
    expect(wide.high - wide.low).toBeGreaterThan(2 * (plain.high - plain.low));
  });
});
