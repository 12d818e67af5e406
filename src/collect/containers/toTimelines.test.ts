import { counterOf, readingAt } from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import { findGrid, gridTimes, toKey, toTimelines, type Grid } from './toTimelines';

const GRID: Grid = { startSeconds: 1000, stepSeconds: 60, count: 5 };
const TIMES = gridTimes(GRID);
const KEY = { namespace: 'shop', pod: 'cart-1', container: 'app' };

/** One metric of one row; null leaves the moment out. */
function series(metric: string, labels: Record<string, string>, values: Array<number | null>): MatrixSeries {
  const present = values.map((value, i) => ({ value, time: TIMES[i] })).filter(({ value }) => value !== null);
  return {
    labels: { __name__: metric, ...KEY, ...labels },
    timesSeconds: present.map(({ time }) => time),
    values: present.map(({ value }) => value as number),
  };
}

const usage = (labels: Record<string, string>, values: Array<number | null>) =>
  series('container_memory_usage_bytes', labels, values);
const start = (labels: Record<string, string>, values: Array<number | null>) =>
  series('container_start_time_seconds', labels, values);
const usages = (all: MatrixSeries[], clusterLabel: string | null = null) =>
  toTimelines(all, GRID, clusterLabel).map(({ readings }) => counterOf(readings, 'usageBytes'));

describe('toTimelines(rows)', () => {
  test.each<[string, MatrixSeries[], Array<Array<number | null>>]>([
    ['one row', [usage({ id: 'a' }, [1, 2, 3, 4, 5])], [[1, 2, 3, 4, 5]]],
    ['a gap stays a gap', [usage({ id: 'a' }, [1, null, null, 4, 5])], [[1, null, null, 4, 5]]],
    [
      'a restart: while both rows are there the one that started last counts',
      [
        usage({ id: 'a' }, [1, 2, 3, 3, null]),
        start({ id: 'a' }, [100, 100, 100, 100, null]),
        usage({ id: 'b' }, [null, null, 7, 8, 9]),
        start({ id: 'b' }, [null, null, 900, 900, 900]),
      ],
      [[1, 2, 7, 8, 9]],
    ],
    [
      'a restart without start times: the row that was seen last counts',
      [usage({ id: 'a' }, [1, 2, 3, 3, null]), usage({ id: 'b' }, [null, null, 7, 8, 9])],
      [[1, 2, 7, 8, 9]],
    ],
    [
      'a container that has ended: its start time is gone, its memory lingers',
      [usage({ id: 'a' }, [1, 2, 3, 3, 3]), start({ id: 'a' }, [100, 100, 100, null, null])],
      [[1, 2, 3, null, null]],
    ],
    [
      'a start time that is stored only since lately makes no ghost of what was before',
      [usage({ id: 'a' }, [1, 2, 3, 4, 5]), start({ id: 'a' }, [null, null, 100, 100, 100])],
      [[1, 2, 3, 4, 5]],
    ],
    [
      'two replicas: one counts, the other fills its gaps',
      [usage({ id: 'a', replica: '0' }, [1, 2, null, 4, 5]), usage({ id: 'a', replica: '1' }, [1, 2, 3, null, null])],
      [[1, 2, 3, 4, 5]],
    ],
    [
      '/metrics/resource repeats the container without an id: left out',
      [usage({ id: 'a' }, [1, 2, 3, 4, 5]), usage({ metrics_path: '/metrics/resource' }, [9, 9, 9, 9, 9])],
      [[1, 2, 3, 4, 5]],
    ],
    [
      'cgroups inside of the container: the outer one holds them, although they began later',
      [
        usage({ id: '/kubepods/pod1/a' }, [50, 51, 52, 53, 54]),
        start({ id: '/kubepods/pod1/a' }, [100, 100, 100, 100, 100]),
        usage({ id: '/kubepods/pod1/a/init.scope' }, [null, 4, 4, 4, 4]),
        start({ id: '/kubepods/pod1/a/init.scope' }, [null, 900, 900, 900, 900]),
      ],
      [[50, 51, 52, 53, 54]],
    ],
    [
      'of two that came and went the one that was there before and after is the container',
      [
        usage({ id: 'a' }, [50, 51, 52, 53, 54]),
        start({ id: 'a' }, [100, 100, 100, 100, 100]),
        usage({ id: 'b' }, [null, 4, 4, null, null]),
        start({ id: 'b' }, [null, 900, 900, null, null]),
      ],
      [[50, 51, 52, 53, 54]],
    ],
    [
      'two scrapes of one cgroup, of which one shows a start time with fractions: the fullest counts',
      [
        usage({ id: 'a', job: 'kubelet' }, [1, 2, 3, 4, 5]),
        series('container_memory_cache', { id: 'a', job: 'kubelet' }, [1, 1, 1, 1, 1]),
        start({ id: 'a', job: 'kubelet' }, [100, 100, 100, 100, 100]),
        usage({ id: 'a', job: 'other' }, [9, 9, 9, 9, 9]),
        start({ id: 'a', job: 'other' }, [101.5, 101.5, 101.5, 101.5, 101.5]),
      ],
      [[1, 2, 3, 4, 5]],
    ],
    ['the only row has no id: taken', [usage({}, [1, 2, 3, 4, 5])], [[1, 2, 3, 4, 5]]],
    [
      'pause and pod rows are no containers',
      [usage({ container: '', image: 'pause' }, [1, 1, 1, 1, 1]), usage({ container: 'POD' }, [2, 2, 2, 2, 2])],
      [],
    ],
    [
      'containers of equal names in two pods stay apart',
      [usage({ id: 'a' }, [1, 1, 1, 1, 1]), usage({ id: 'b', pod: 'cart-2' }, [2, 2, 2, 2, 2])],
      [
        [1, 1, 1, 1, 1],
        [2, 2, 2, 2, 2],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    expect(usages(rows)).toEqual(expected);
  });

  test('clusters are told apart by their label, where there is one', () => {
    const rows = [usage({ cluster: 'x', id: 'a' }, [1, 1, 1, 1, 1]), usage({ cluster: 'y', id: 'a' }, [2, 2, 2, 2, 2])];
    expect(usages(rows, 'cluster')).toHaveLength(2);
    expect(usages(rows)).toHaveLength(1);
  });

  test('all numbers of a reading come from one row', () => {
    const [{ readings }] = toTimelines(
      [
        usage({ id: 'a', replica: '0' }, [10, 10, 10, 10, 10]),
        series('container_memory_rss', { id: 'a', replica: '0' }, [5, 5, 5, 5, 5]),
        usage({ id: 'a', replica: '1' }, [20, 20, 20, 20, null]),
        series('container_memory_cache', { id: 'a', replica: '1' }, [7, 7, 7, 7, null]),
      ],
      GRID,
      null
    );
    expect(readingAt(readings, 0)).toMatchObject({ usageBytes: 10, rssBytes: 5, cacheBytes: null });
  });

  test('a limit of 0 is no limit; dropped samples are counted', () => {
    const [timeline] = toTimelines(
      [
        usage({ id: 'a' }, [1, 2, 3, 3, 3]),
        start({ id: 'a' }, [100, 100, 100, null, null]),
        series('container_spec_memory_limit_bytes', { id: 'a' }, [0, 0, 50, 50, 50]),
      ],
      GRID,
      null
    );
    expect(timeline.limitBytes).toEqual([null, null, 50, null, null]);
    expect(timeline.startTimeSeconds).toEqual([100, 100, 100, null, null]);
    expect(timeline.ghostSamples).toBe(2);
    expect(timeline.otherIds.size).toBe(0);
  });
});

describe('toTimelines(rows): cgroups that live side by side', () => {
  const LONG: Grid = { ...GRID, stepSeconds: 600 };
  const times = gridTimes(LONG);
  const row = (metric: string, id: string, values: number[]): MatrixSeries => ({
    labels: { __name__: metric, ...KEY, id },
    timesSeconds: times,
    values,
  });
  const beside = (bytes: number[]) => [
    row('container_memory_usage_bytes', 'real', [500, 510, 520, 530, 540]),
    row('container_start_time_seconds', 'real', [100, 100, 100, 100, 100]),
    row('container_memory_usage_bytes', 'other', bytes),
    row('container_start_time_seconds', 'other', [900, 900, 900, 900, 900]),
  ];

  test.each([
    ['an empty one', [0, 0, 0, 0, 0]],
    ['a small one', [7, 7, 7, 7, 7]],
  ])('%s that began later is not the container, and neither has ended', (_, bytes) => {
    const [timeline] = toTimelines(beside(bytes), LONG, null);
    expect(counterOf(timeline.readings, 'usageBytes')).toEqual([500, 510, 520, 530, 540]);
    expect(timeline.startTimeSeconds).toEqual([100, 100, 100, 100, 100]);
    expect(timeline.ghostSamples).toBe(0);
    expect([...timeline.otherIds]).toEqual(['other']);
  });
});

describe('findGrid(series, askedStepSeconds)', () => {
  test.each<[string, number[][], number, Grid]>([
    ['as asked', [[0, 60, 120]], 60, { startSeconds: 0, stepSeconds: 60, count: 3 }],
    ['the server made the step larger', [[0, 300, 600]], 60, { startSeconds: 0, stepSeconds: 300, count: 3 }],
    [
      'gaps in all series but one',
      [
        [0, 240],
        [0, 60, 120],
      ],
      60,
      { startSeconds: 0, stepSeconds: 60, count: 5 },
    ],
    ['a single point', [[7]], 60, { startSeconds: 7, stepSeconds: 60, count: 1 }],
    ['nothing', [], 60, { startSeconds: 0, stepSeconds: 60, count: 0 }],
  ])('%s', (_, times, step, expected) => {
    const all = times.map((timesSeconds) => ({ labels: {}, timesSeconds, values: timesSeconds }));
    expect(findGrid(all, step)).toEqual(expected);
  });
});

describe('toKey(labels, clusterLabel)', () => {
  test.each([
    [{ namespace: 'a', pod: 'b', container: 'c' }, null, { cluster: null, namespace: 'a', pod: 'b', container: 'c' }],
    [
      { namespace: 'a', pod: 'b', container: 'c', env: 'x' },
      'env',
      { cluster: 'x', namespace: 'a', pod: 'b', container: 'c' },
    ],
    [{ namespace: 'a', pod: 'b', container: 'POD' }, null, null],
    [{ namespace: 'a', pod: 'b' }, null, null],
  ])('%j, %j', (labels, clusterLabel, expected) => {
    expect(toKey(labels as unknown as Record<string, string>, clusterLabel)).toEqual(expected);
  });
});
