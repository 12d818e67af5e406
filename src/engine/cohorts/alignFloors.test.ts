import { alignFloors } from './alignFloors';
import type { CohortSeries } from './cohort';

const START = 1_795_000_000;

function member(startSeconds: number | null, from: number, bytes: Array<number | null>): CohortSeries {
  return {
    key: { cluster: null, namespace: 'n', pod: 'p', container: 'c' },
    process: null,
    group: null,
    version: null,
    timesSeconds: bytes.map((_, i) => from + i * 60),
    bytes,
    startTimesSeconds: bytes.map(() => startSeconds),
  };
}

const rising = Array.from({ length: 60 }, (_, i) => i);

describe('alignFloors(series, basis)', () => {
  test('pods that started at different times lie over each other by age', () => {
    const { positions, floorBytes } = alignFloors(
      [member(START, START, rising), member(START + 7200, START + 7200, rising)],
      'age'
    );
    expect(positions[0]).toBeGreaterThanOrEqual(0);
    expect(positions[positions.length - 1]).toBeLessThanOrEqual(3600);
    expect(floorBytes[0]).toEqual(floorBytes[1]);
  });

  test('by the clock, the earlier one ends before the later one begins', () => {
    const { positions, floorBytes } = alignFloors(
      [member(null, START, rising), member(null, START + 7200, rising)],
      'clock'
    );
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    const both = positions.filter((_, i) => floorBytes[0][i] !== null && floorBytes[1][i] !== null);
    expect(both).toEqual([]);
    expect(floorBytes.map((line) => line.filter((value) => value !== null).length > 10)).toEqual([true, true]);
  });

  test('a member without a start has no age, and one without samples no line', () => {
    const { floorBytes } = alignFloors(
      [member(START, START, rising), member(null, START, rising), member(START, START, [null, null])],
      'age'
    );
    expect(floorBytes.map((line) => line.some((value) => value !== null))).toEqual([true, false, false]);
  });

  test('nothing to compare', () => {
    expect(alignFloors([member(START, START, [])], 'none')).toEqual({ positions: [], floorBytes: [[]] });
  });
});
