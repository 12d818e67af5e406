import * as fc from 'fast-check';
import { confirmRestarts, type RestartWitnesses } from './confirmRestarts';

const COUNT = 20;
const STEP = 600;
const timesSeconds = Array.from({ length: COUNT }, (_, i) => 100_000 + i * STEP);
const row = <T>(toValue: (i: number) => T) => Array.from({ length: COUNT }, (_, i) => toValue(i));
const same = row<string | null>(() => '/kubepods/pod1/a');
const none = row<null>(() => null);
const flat = row<number | null>(() => 300);
/** One start, which is another from the row on; its moment lies before the row. */
const startsAt = (...rows: number[]) =>
  row<number | null>((i) => rows.reduce((start, at) => (i >= at ? timesSeconds[at] - 60 : start), 5000));
const counter = (toValue: (i: number) => number | null, pod = '') => ({ pod, values: row(toValue) });

const confirm = (more: Partial<RestartWitnesses>) =>
  confirmRestarts({ timesSeconds, startTimesSeconds: none, ids: none, values: flat, counters: [], ...more });

describe('confirmRestarts(witnesses)', () => {
  const zero = counter(() => 0);
  const once = counter((i) => (i >= 8 ? 1 : 0));
  const moved = startsAt(8);
  const other = row<string | null>((i) => (i < 8 ? 'a' : 'b'));
  const fallen = row<number | null>((i) => (i < 8 ? 300 : 40));

  test.each<[string, Partial<RestartWitnesses>, number | null]>([
    ['nothing is known', {}, null],
    ['nothing happened', { startTimesSeconds: startsAt(), ids: same, counters: [zero] }, 0],
    [
      'the start moves five times, and nothing else',
      { startTimesSeconds: startsAt(3, 6, 9, 12, 15), ids: same, counters: [zero] },
      0,
    ],
    ['the same without a counter', { startTimesSeconds: startsAt(3, 6, 9, 12, 15), ids: same }, 0],
    ['the same without ids', { startTimesSeconds: startsAt(3, 6, 9, 12, 15), counters: [zero] }, 0],
    ['a later start and a new id', { startTimesSeconds: moved, ids: other }, 1],
    [
      'the same, where the counter began anew with the pod',
      { startTimesSeconds: moved, ids: other, counters: [counter((i) => (i < 8 ? 37 : 0))] },
      1,
    ],
    ['a later start and a counter that rose', { startTimesSeconds: moved, ids: same, counters: [once] }, 1],
    [
      'a later start and memory that fell, as of a restarted Docker container',
      { startTimesSeconds: moved, ids: same, values: fallen },
      1,
    ],
    ['a later start, where nothing else is stored', { startTimesSeconds: moved }, 1],
    ['a new id, where nothing else is stored', { ids: other }, 1],
    ['a counter, where nothing else is stored', { counters: [once] }, 1],
    [
      'a counter that rose by three between two samples',
      { startTimesSeconds: moved, ids: other, counters: [counter((i) => (i >= 8 ? 3 : 0))] },
      3,
    ],
    ['a counter that flaps', { startTimesSeconds: startsAt(), ids: same, counters: [counter((i) => i % 2)] }, 0],
    ['a counter that flaps and nothing else is stored: once at most', { counters: [counter((i) => 1 - (i % 2))] }, 0],
    ['a counter that falls for good', { counters: [counter((i) => (i < 8 ? 37 : 0))] }, 0],
    ['a counter that begins anew and goes on', { counters: [counter((i) => (i < 8 ? 37 : i < 12 ? 0 : 2))] }, 2],
    [
      'pods of one name, told apart by uid',
      { counters: [counter((i) => (i < 8 ? i : null), 'x'), counter((i) => (i < 8 ? null : i - 8), 'y')] },
      18,
    ],
    [
      'two collectors tell the same',
      { startTimesSeconds: moved, ids: other, counters: [once, counter((i) => (i >= 9 ? 1 : 0))] },
      1,
    ],
    [
      'a counter rises while neither start nor id changes',
      { startTimesSeconds: startsAt(), ids: same, counters: [once] },
      0,
    ],
  ])('%s', (_, witnesses, expected) => {
    expect(confirm(witnesses).count).toBe(expected);
  });

  test('start times keep what was confirmed only', () => {
    const starts = startsAt(3, 8, 12);
    const { startTimesSeconds } = confirm({ startTimesSeconds: starts, ids: same, counters: [once] });
    expect(startTimesSeconds).toEqual(row((i) => (i < 8 ? 5000 : timesSeconds[8] - 60)));
  });

  test('an older start that lingers stays what it is', () => {
    const starts = startsAt(8).map((start, i) => (i === 10 ? 5000 : start));
    expect(confirm({ startTimesSeconds: starts, ids: other }).startTimesSeconds).toEqual(starts);
  });

  test('any input: no more restarts than changes and rises, and as many start times as rows', () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
      fc.array(fc.option(arbitrary), { minLength: COUNT, maxLength: COUNT });
    fc.assert(
      fc.property(
        maybe(fc.integer({ min: 0, max: 9 })),
        maybe(fc.constantFrom('a', 'b')),
        maybe(fc.integer({ min: 0, max: 9 })),
        (starts, ids, values) => {
          const startTimesSeconds = starts.map((start) => start && start * 1000);
          const found = confirm({ startTimesSeconds, ids, counters: [{ pod: '', values }] });
          expect(found.startTimesSeconds).toHaveLength(COUNT);
          const rises = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
          expect(found.count ?? 0).toBeLessThanOrEqual(COUNT + rises);
        }
      )
    );
  });
});
