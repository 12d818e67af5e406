import { appendPoint, type LivePoint } from './livePoints';
import { SUMMARY_LIMITS } from './summaryLimits';

const point = (timeSeconds: number, value: number | null): LivePoint<number> => ({ timeSeconds, value });

describe('appendPoint(points, timeSeconds, value)', () => {
  test.each<[string, Array<LivePoint<number>>, number | null, number | null, Array<LivePoint<number>>]>([
    ['the first', [], 10, 1, [point(10, 1)]],
    ['the next', [point(10, 1)], 25, 2, [point(10, 1), point(25, 2)]],
    ['the same reading once more', [point(10, 1)], 10, 1, [point(10, 1)]],
    ['a clock that was set back', [point(10, 1)], 9, 2, [point(10, 1)]],
    ['a gap, just after the last', [point(10, 1)], null, null, [point(10, 1), point(11, null)]],
    ['one gap is enough', [point(10, 1), point(11, null)], null, null, [point(10, 1), point(11, null)]],
    ['no gap before the first', [], null, null, []],
  ])('%s', (_, points, timeSeconds, value, expected) => {
    expect(appendPoint(points, timeSeconds, value)).toEqual(expected);
  });

  test('keeps the newest, and changes nothing that was given', () => {
    const most = SUMMARY_LIMITS.livePoints.value;
    const points = Object.freeze(Array.from({ length: most }, (_, i) => point(i, i)));
    const more = appendPoint(points, most, most);
    expect([more.length, more[0], more[most - 1]]).toEqual([most, point(1, 1), point(most, most)]);
  });
});
