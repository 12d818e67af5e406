import fc from 'fast-check';
import type { CohortSeries } from './cohort';
import { compareCohorts } from './compareCohorts';

const MIB = 1024 * 1024;
const START = 1_795_000_000;
const STEP = 300;
const HOUR = 3600;

/** Deterministic noise between -1 and 1. */
function makeNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

interface Shape {
  group?: string | null;
  /** Start after the beginning of the window, hours; negative: before. */
  startHours?: number;
  rows?: number;
  /** MiB at an age in hours. */
  mib: (ageHours: number) => number;
  noiseMib?: number;
}

/** A member that is seen from its start (or from the beginning of the window) to the end of 24 hours. */
function member(pod: string, { group = null, startHours = 0, rows = 289, mib, noiseMib = 1 }: Shape): CohortSeries {
  const noise = makeNoise(pod.length * 7919 + pod.charCodeAt(pod.length - 1));
  const timesSeconds = Array.from({ length: rows }, (_, row) => START + row * STEP);
  const start = START + startHours * HOUR;
  return {
    key: { cluster: null, namespace: 'shop', pod, container: 'app' },
    process: null,
    group,
    version: null,
    timesSeconds,
    bytes: timesSeconds.map((time) => (time < start ? null : (mib((time - start) / HOUR) + noiseMib * noise()) * MIB)),
    startTimesSeconds: timesSeconds.map((time) => (time < start ? null : start)),
  };
}

const flat =
  (level = 200) =>
  () =>
    level;
const leak =
  (rate: number, fromHours = 0) =>
  (age: number) =>
    200 + rate * Math.max(0, age - fromHours);
const warmUp = (age: number) => 200 + 150 * (1 - Math.exp(-age / 2));

describe('compareCohorts(series)', () => {
  test('2 of 6 replicas leak from the tenth hour on, the others never do', () => {
    const { members, basis, sentences } = compareCohorts([
      member('a', { mib: flat() }),
      member('b', { mib: leak(12, 10) }),
      member('c', { mib: flat(230) }),
      member('d', { mib: leak(8, 10) }),
      member('e', { mib: flat() }),
      member('f', { mib: flat() }),
    ]);
    expect(basis).toBe('age');
    expect(members.map(({ state }) => state)).toEqual(['flat', 'grows', 'flat', 'grows', 'flat', 'flat']);
    const onset = members[1].onsetSeconds!;
    expect(Math.abs(onset.mid - (START + 10 * HOUR))).toBeLessThan(HOUR);
    expect(onset.low).toBeLessThanOrEqual(START + 10 * HOUR);
    expect(onset.high).toBeGreaterThanOrEqual(START + 10 * HOUR - HOUR);
    expect(members[0].onsetSeconds).toBeNull();
    expect(sentences).toEqual([
      expect.stringMatching(/^2 of 6 replicas grow, the first since 2026-11-18 2\d:\d\d UTC; the other 4 never did/),
    ]);
  });

  test('canary and stable: the difference holds the true one, and is named', () => {
    const { groups, differences, sentences } = compareCohorts([
      member('s1', { group: 'stable', mib: leak(6) }),
      member('s2', { group: 'stable', mib: leak(5.5) }),
      member('c1', { group: 'canary', mib: flat() }),
    ]);
    expect(groups.map(({ name, members, growing }) => [name, members, growing])).toEqual([
      ['stable', 2, 2],
      ['canary', 1, 0],
    ]);
    expect(differences).toHaveLength(1);
    const { group, other, slopeBytesPerHour: slope, differs } = differences[0];
    expect([group, other, differs]).toEqual(['stable', 'canary', true]);
    expect(slope.low).toBeLessThan(5.75 * MIB);
    expect(slope.high).toBeGreaterThan(5.75 * MIB);
    expect(slope.low).toBeGreaterThan(4 * MIB);
    expect(sentences[1]).toMatch(/^stable grows by 5\.\d MiB an hour and canary .* at the same age: .* apart/);
  });

  test('a rollout: the new version warms up as the old one did, which is no difference at the same age', () => {
    const { basis, differences, members } = compareCohorts([
      member('old-1', { group: 'v1', mib: warmUp }),
      member('old-2', { group: 'v1', mib: warmUp }),
      member('new-1', { group: 'v2', startHours: 12, mib: warmUp }),
      member('new-2', { group: 'v2', startHours: 12, mib: warmUp }),
    ]);
    expect(basis).toBe('age');
    expect(differences[0].differs).toBe(false);
    expect(members.every(({ ageSeconds }) => ageSeconds !== null)).toBe(true);
  });

  test('a pod that just began is left out with its reason and does not spoil the others', () => {
    const { basis, members, sentences } = compareCohorts([
      member('a', { mib: leak(5) }),
      member('b', { mib: flat() }),
      member('young', { startHours: 23.9, mib: flat() }),
    ]);
    expect(basis).toBe('age');
    expect(members.map(({ state, reason }) => [state, reason])).toEqual([
      ['grows', null],
      ['flat', null],
      ['unknown', 'too-short'],
    ]);
    expect(sentences).toContain('1 replica has too few samples to be compared.');
  });

  test('no start times: over the same time', () => {
    const without = (one: CohortSeries): CohortSeries => ({
      ...one,
      startTimesSeconds: one.startTimesSeconds.map(() => null),
    });
    const { basis, members } = compareCohorts([
      without(member('a', { mib: leak(5) })),
      without(member('b', { mib: flat() })),
    ]);
    expect(basis).toBe('clock');
    expect(members.map(({ state, ageSeconds }) => [state, ageSeconds])).toEqual([
      ['grows', null],
      ['flat', null],
    ]);
  });

  test('restarts: the longest life is measured, lives are not joined', () => {
    const twice = member('a', { mib: leak(30) });
    const restartedAt = START + 15 * HOUR;
    const restarted: CohortSeries = {
      ...twice,
      bytes: twice.timesSeconds.map(
        (time) => (200 + 30 * ((time < restartedAt ? time - START : time - restartedAt) / HOUR)) * MIB
      ),
      startTimesSeconds: twice.timesSeconds.map((time) => (time < restartedAt ? START : restartedAt)),
    };
    const [found] = compareCohorts([restarted]).members;
    expect(found).toMatchObject({ lives: 2, startSeconds: START, state: 'grows' });
    expect(found.slopeBytesPerHour!.mid / MIB).toBeCloseTo(30, 0);
  });

  test.each([
    ['nothing', []],
    ['a member without samples', [{ ...member('a', { mib: flat() }), bytes: new Array<null>(289).fill(null) }]],
  ])('%s: no basis, no slope, no sentence that claims anything', (_, series: CohortSeries[]) => {
    const { basis, members, differences } = compareCohorts(series);
    expect(basis).toBe('none');
    expect(differences).toEqual([]);
    expect(members.map(({ state, reason, slopeBytesPerHour }) => [state, reason, slopeBytesPerHour])).toEqual(
      series.map(() => ['unknown', 'too-short', null])
    );
  });

  test('any input: one finding a member, in order, and numbers that are finite and ordered', () => {
    const value = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1e12, noNaN: true }));
    const one = fc
      .record({
        name: fc.string(),
        group: fc.oneof(fc.constant(null), fc.string()),
        bytes: fc.array(value, { maxLength: 40 }),
        start: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: START })),
      })
      .map(({ name, group, bytes, start }): CohortSeries => ({
        key: { cluster: null, namespace: 'n', pod: name, container: 'c' },
        process: null,
        group,
        version: null,
        timesSeconds: bytes.map((_, i) => START + i * 60),
        bytes,
        startTimesSeconds: bytes.map(() => start),
      }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (series) => {
        const { members, groups, differences } = compareCohorts(series);
        expect(members.map(({ key }) => key.pod)).toEqual(series.map(({ key }) => key.pod));
        expect(groups.reduce((sum, group) => sum + group.members, 0)).toBe(series.length);
        const slopes = [...members, ...groups, ...differences].flatMap(
          ({ slopeBytesPerHour }) => slopeBytesPerHour ?? []
        );
        for (const { low, mid, high } of slopes) {
          expect([low, mid, high].every(Number.isFinite)).toBe(true);
          expect(low <= mid && mid <= high).toBe(true);
        }
        for (const { state, reason, slopeBytesPerHour } of members) {
          expect(state === 'unknown').toBe(slopeBytesPerHour === null);
          expect(reason === null).toBe(state !== 'unknown');
        }
      }),
      { numRuns: 200 }
    );
  });
});
