import { DataFrameType, type DataFrame } from '@grafana/data';
import { META_KEY } from '../../contract/codec/metaKey';
import { COMPARE_FLOORS } from '../../contract/compareFloors';
import { COMPARE, COMPARE_GROUPS, type CompareMeta } from '../../contract/compareFrame';
import { type CohortSeries, compareCohorts } from '../../engine';
import { toCompareFrames } from './toCompareFrames';

const START = 1_795_000_000;
const MIB = 1024 * 1024;
const HOSTILE = 'c"}<script>';

function member(pod: string, group: string | null, slope: number, isStartKnown = true, rows = 120): CohortSeries {
  return {
    key: { cluster: null, namespace: 'shop', pod, container: 'app' },
    process: null,
    group,
    version: 'api:1',
    timesSeconds: Array.from({ length: rows }, (_, i) => START + i * 60),
    bytes: Array.from({ length: rows }, (_, i) => (200 + slope * Math.max(0, i - 60) + 0.1 * (i % 3)) * MIB),
    startTimesSeconds: new Array<number | null>(rows).fill(isStartKnown ? START : null),
  };
}

function framesOf(series: readonly CohortSeries[]): DataFrame[] {
  return toCompareFrames('A', {
    cohorts: compareCohorts(series),
    series,
    workload: 'Deployment api',
    deploys: [{ kind: 'deploy', atSeconds: START, title: 'New version', text: 'x' }],
    totalMembers: 60,
    warnings: ['Of 60 replicas 3 are compared, taken evenly by name.'],
    expressions: ['up', 'rows'],
  });
}

const valuesOf = (frame: DataFrame, name: string) => frame.fields.find((field) => field.name === name)?.values;
const metaOf = (frame: DataFrame): CompareMeta => frame.meta?.custom?.[META_KEY];

describe('toCompareFrames(refId, comparison)', () => {
  const frames = framesOf([member('a', 'stable', 1), member('b', HOSTILE, 0), member('young', null, 0, true, 3)]);
  const [members, groups, floors, marks] = frames;

  test('members: one row each; unknown is null', () => {
    expect(members.meta?.type).toBe(DataFrameType.NumericLong);
    expect(members.meta?.executedQueryString).toBe('up\nrows');
    expect(members.meta?.notices?.[0].text).toMatch(/^Of 60 replicas/);
    expect(valuesOf(members, COMPARE.pod)).toEqual(['a', 'b', 'young']);
    expect(valuesOf(members, COMPARE.group)).toEqual(['stable', HOSTILE, null]);
    expect(valuesOf(members, COMPARE.state)).toEqual(['grows', 'flat', 'unknown']);
    expect(valuesOf(members, COMPARE.reason)).toEqual([null, null, 'too-short']);
    expect(valuesOf(members, COMPARE.slope)?.[2]).toBeNull();
    const [onset, none] = valuesOf(members, COMPARE.onset)!;
    expect(Math.abs(onset - (START + 3600) * 1000)).toBeLessThan(600_000);
    expect(none).toBeNull();
  });

  test('groups: their slopes, then their differences', () => {
    expect(valuesOf(groups, COMPARE_GROUPS.other)).toEqual([null, null, null, HOSTILE]);
    expect(valuesOf(groups, COMPARE_GROUPS.differs)).toEqual([null, null, null, 'true']);
    const growing = valuesOf(groups, COMPARE_GROUPS.growing);
    expect(valuesOf(groups, COMPARE_GROUPS.group)?.map((group, i) => [group, growing?.[i]])).toContainEqual([
      'stable',
      1,
    ]);
    expect(valuesOf(groups, COMPARE_GROUPS.slope)).toContain(null);
  });

  test('floors by age: a line each, with labels', () => {
    expect(floors.meta?.type).toBeUndefined();
    expect(floors.fields.map(({ name }) => name)).toEqual([COMPARE_FLOORS.age, 'floor', 'floor', 'floor']);
    expect(floors.fields[2].labels).toEqual({ namespace: 'shop', pod: 'b', container: 'app', group: HOSTILE });
    expect(new Set(floors.fields.map(({ values }) => values.length)).size).toBe(1);
    expect(floors.fields[1].values.some((value) => value > 200 * MIB)).toBe(true);
  });

  test('every frame says what was compared; new versions are annotations', () => {
    expect([members, groups, floors].map((frame) => metaOf(frame).kind)).toEqual([
      'compare',
      'compare-groups',
      'compare-floors',
    ]);
    expect(metaOf(members)).toMatchObject({ basis: 'age', workload: 'Deployment api', totalMembers: 60 });
    expect(metaOf(members).sentences[0]).toMatch(/^1 of 2 replicas grows/);
    expect(marks.meta?.dataTopic).toBe('annotations');
  });

  test('without start times the axis is time', () => {
    const [, , byTime] = framesOf([member('a', null, 1, false), member('b', null, 0, false)]);
    expect(byTime.meta?.type).toBe(DataFrameType.TimeSeriesWide);
    expect(byTime.fields[0]).toMatchObject({ name: COMPARE_FLOORS.time, type: 'time' });
    expect(byTime.fields[0].values[0]).toBeGreaterThanOrEqual(START * 1000);
  });

  test('nothing: three frames without rows', () => {
    expect(framesOf([]).map(({ length }) => length)).toEqual([0, 0, 0, 1]);
  });
});
