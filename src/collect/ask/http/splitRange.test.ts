import { countPoints, splitRange } from './splitRange';

describe('splitRange', () => {
  test.each([
    ['one point', 0, 0, 1000, 3, [[0, 0]]],
    ['exactly the most', 0, 2000, 1000, 3, [[0, 2000]]],
    [
      'one more',
      0,
      3000,
      1000,
      3,
      [
        [0, 2000],
        [3000, 3000],
      ],
    ],
    [
      'an end off the grid',
      0,
      4500,
      1000,
      3,
      [
        [0, 2000],
        [3000, 4500],
      ],
    ],
  ])('%s', (_, start, end, step, most, expected) => {
    expect(splitRange(start, end, step, most).map(({ startMs, endMs }) => [startMs, endMs])).toEqual(expected);
  });

  test.each([
    [17_400, 99_999_999, 15_000, 11_000],
    [1, 1_000_003, 7, 999],
    [1_795_220_278_400, 1_795_820_278_000, 60_000, 11],
  ])('splitRange(%i, %i, %i, %i): every point once', (start, end, step, most) => {
    const times = splitRange(start, end, step, most).flatMap((slice) => {
      const points = countPoints(slice.startMs, slice.endMs, step);
      expect(points).toBeLessThanOrEqual(most);
      return Array.from({ length: points }, (_, i) => slice.startMs + i * step);
    });
    expect(times).toEqual(Array.from({ length: countPoints(start, end, step) }, (_, i) => start + i * step));
  });
});
