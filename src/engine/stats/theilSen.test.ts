import { theilSen } from './theilSen';

// Expected slopes: scipy 1.17.1, scipy.stats.theilslopes(values, times).
describe('theilSen(timesSeconds, values)', () => {
  test.each([
    ['line', [0, 1, 2, 3], [1, 3, 5, 7], 2],
    ['one outlier', [0, 60, 120, 180, 240, 300], [10, 11, 12, 500, 14, 15], 0.016666666666666666],
    ['uneven times', [0, 1, 4, 9, 16, 25, 36], [3.5, 1.25, 9, 2.75, 14.5, 21, 40.125], 0.8833333333333333],
    ['falling', [0, 3600, 7200, 10800, 14400], [9e8, 8.5e8, 8.7e8, 7.9e8, 7.1e8], -13078.703703703704],
    ['two values at one time', [0, 0, 1, 1, 2, 3], [1, 2, 2, 4, 5, 5], 1.3333333333333333],
    ['flat', [0, 1, 2, 3, 4], [7, 7, 7, 7, 7], 0],
  ])('%s', (_, times, values, slope) => {
    expect(theilSen(times, values)).toBe(slope);
  });

  test('gaps are left out', () => {
    expect(theilSen([0, 1, 2, 3, 4, 5], [1, null, 5, NaN, Infinity, 11])).toBe(2);
  });

  test.each([
    ['no point', [], []],
    ['one point', [1], [1]],
    ['one time', [1, 1, 1], [1, 2, 3]],
    ['one value that is finite', [1, 2], [1, null]],
  ])('%s throws', (_, times, values) => {
    expect(() => theilSen(times, values)).toThrow('theilSen requires at least 2 points at different times.');
  });

  test('10,000 points of a noisy line', () => {
    const times = Array.from({ length: 10000 }, (_, i) => 1.7e9 + i * 60);
    const values = times.map((time, i) => 1e9 + (time - 1.7e9) * 250 + 1e6 * Math.sin(i * 12.9898));
    const slope = theilSen(times, values);
    expect(slope).toBe(theilSen(times, values));
    expect(Math.abs(slope - 250)).toBeLessThan(0.5);
  });
});
