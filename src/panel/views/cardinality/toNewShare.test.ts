import { toNewShare } from './toNewShare';

describe('toNewShare', () => {
  it.each<[number | null, number | null, string]>([
    [8012, 96, 'most'],
    [100, 20, 'most'],
    [100, 21, 'some'],
    [100, 80, 'some'],
    [100, 81, 'none'],
    [100, 400, 'none'],
    [0, 0, 'none'],
    [100, 0, 'most'],
    [100, null, 'unknown'],
    [null, 100, 'unknown'],
  ])('%p now, %p at the start: %s', (series, seriesAtStart, expected) => {
    expect(toNewShare({ series, seriesAtStart })).toBe(expected);
  });
});
