import { findFloor } from './findFloor';

const MIB = 2 ** 20;
const STEP = 300;
const rising = (rows: number) => Array.from({ length: rows }, (_, row) => (20 + row) * MIB);

/** Two lives of 100 and 60 samples; the end of the first one is given. */
const series = (end: number[]) => {
  const bytes = [...rising(100 - end.length), ...end, ...rising(60)];
  return {
    key: { cluster: null, namespace: 'n', pod: 'p', container: 'c' },
    ...{ process: null, group: null, version: null },
    timesSeconds: bytes.map((_, row) => row * STEP),
    bytes,
    startTimesSeconds: bytes.map((_, row) => (row < 100 ? 0 : 100 * STEP)),
  };
};
const lastOf = (end: number[]) => {
  const { floor, lives } = findFloor(series(end) as never);
  return { lives, last: floor?.floorBytes.at(-1), start: floor?.startSeconds };
};

describe('findFloor(series)', () => {
  test.each([[[4096]], [[4096, 4096]]])('an empty cgroup at the end of a life is no floor: %j', (end) => {
    expect(lastOf(end)).toMatchObject({ lives: 2, start: 0 });
    expect(lastOf(end).last).toBeGreaterThan(80 * MIB);
  });

  test('memory that a program gave back is one', () => {
    expect(lastOf([30 * MIB, 30 * MIB]).last).toBe(30 * MIB);
  });

  test('in the present life nothing is left out', () => {
    const { timesSeconds, bytes, ...others } = series([]);
    const one = { ...others, timesSeconds: timesSeconds.slice(0, 100), bytes: [...bytes.slice(0, 99), 4096] };
    const { floor } = findFloor({ ...one, startTimesSeconds: timesSeconds.slice(0, 100).map(() => 0) } as never);
    expect(floor?.floorBytes.at(-1)).toBe(4096);
  });
});
