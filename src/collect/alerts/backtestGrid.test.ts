import { extendBack, gridEnd, toGrid, toGridValues, toStep } from './backtestGrid';

describe('toGrid(from, to, step)', () => {
  test.each([
    [100, 1000, 300, { startSeconds: 300, stepSeconds: 300, count: 3 }],
    [300, 900, 300, { startSeconds: 300, stepSeconds: 300, count: 3 }],
    [301, 599, 300, { startSeconds: 600, stepSeconds: 300, count: 0 }],
  ])('%d to %d every %d', (from, to, step, expected) => {
    expect(toGrid(from, to, step)).toEqual(expected);
  });
});

describe('toStep(range, least, points)', () => {
  test.each([
    [3600, 300, 2016, 300],
    [7 * 86400, 300, 2016, 300],
    [7 * 86400 + 1, 300, 2016, 600],
    [26 * 86400, 900, 336, 7200],
  ])('%d s in steps of %d: %d points at most', (range, least, points, expected) => {
    const step = toStep(range, least, points);
    expect(step).toBe(expected);
    expect(range / step).toBeLessThanOrEqual(points);
  });
});

test('toGridValues(series, grid): gaps, what is no number, and what lies outside', () => {
  const grid = extendBack({ startSeconds: 600, stepSeconds: 300, count: 3 }, 1);
  expect(grid).toEqual({ startSeconds: 300, stepSeconds: 300, count: 4 });
  expect(gridEnd(grid)).toBe(1200);
  const series = { labels: {}, timesSeconds: [0, 300, 600, 1200, 1500], values: [1, 2, NaN, 4, 5] };
  expect(toGridValues(series, grid)).toEqual([2, null, null, 4]);
});
