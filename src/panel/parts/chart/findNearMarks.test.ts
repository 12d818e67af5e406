import { findNearMarks } from './findNearMarks';

describe('findNearMarks', () => {
  const timesMs = [100, 200, 300];
  it.each([
    [120, [true, false, false]],
    [150, [false, true, false]],
    [249, [false, true, false]],
    [10, [true, false, false]],
    [900, [false, false, true]],
  ])('a mark at %i', (timeMs, expected) => {
    const marks = [{ timeMs, kind: 'restart' as const, text: null }];
    expect(timesMs.map((_, row) => findNearMarks(marks, timesMs, row).length === 1)).toEqual(expected);
  });
});
