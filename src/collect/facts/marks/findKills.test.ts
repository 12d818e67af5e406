import type { MatrixSeries } from '../../ask/prometheusClient';
import { findKills, tellsKills } from './findKills';

const TIMES = [60, 120, 180, 240];
const POD = { namespace: 'shop', pod: 'p', uid: 'u1', container: 'app' };
const series = (name: string, values: Array<number | null>, labels = {}): MatrixSeries => ({
  labels: { __name__: `kube_pod_container_status_${name}`, ...POD, ...labels },
  timesSeconds: TIMES.filter((_, i) => values[i] !== null),
  values: values.filter((value) => value !== null),
});
const restarts = (...values: Array<number | null>) => series('restarts_total', values);
const killed = (...values: Array<number | null>) => series('last_terminated_reason', values, { reason: 'OOMKilled' });
const failed = (...values: Array<number | null>) => series('last_terminated_reason', values, { reason: 'Error' });
const ended = (...values: Array<number | null>) => series('last_terminated_timestamp', values);

describe('findKills(series, fromSeconds)', () => {
  test.each<[string, MatrixSeries[], number[]]>([
    ['nothing', [], []],
    ['the reason alone is old news', [restarts(3, 3, 3, 3), killed(1, 1, 1, 1)], []],
    ['a restart with the reason', [restarts(3, 3, 4, 4), killed(1, 1, 1, 1)], [180]],
    ['a restart with another reason', [restarts(3, 3, 4, 4), failed(1, 1, 1, 1)], []],
    ['a reason that is 0', [restarts(3, 3, 4, 4), killed(0, 0, 0, 0)], []],
    ['the reason changes with the restart', [restarts(0, 0, 1, 1), killed(null, null, 1, 1)], [180]],
    ['several restarts between two samples are one mark', [restarts(0, 5, 5, 5), killed(1, 1, 1, 1)], [120]],
    ['a gap in the restarts', [restarts(0, null, null, 1), killed(1, null, null, 1)], [240]],
    [
      'the exact moment where it is exported',
      [restarts(0, 0, 1, 1), killed(null, null, 1, 1), ended(null, null, 171, 171)],
      [171],
    ],
    ['two ends', [killed(1, 1, 1, 1), ended(90, 90, 171, 171)], [90, 171]],
    ['an end before the window', [killed(1, 1, 1, 1), ended(20, 20, 20, 20)], []],
    ['the end of another reason', [failed(1, 1, 1, 1), ended(90, 90, 90, 90)], []],
    [
      'the same pod seen by two collectors',
      [
        ...[killed(1, 1, 1, 1), ended(90, 90, 90, 90)],
        ...[killed(1, 1, 1, 1), ended(90, 90, 90, 90)].map((one) => ({
          ...one,
          labels: { ...one.labels, instance: 'b' },
        })),
      ],
      [90],
    ],
  ])('%s', (_, all, expected) => {
    expect(findKills(all, 60).map(({ atSeconds }) => atSeconds)).toEqual(expected);
  });

  test.each<[string, number[], number[]]>([
    ['the restart that followed dates the kill', [131], [131]],
    ['the last one of several', [125, 131], [131]],
    ['one that the counter shows a step late', [119], [119]],
    ['one long before is another restart', [40], [180]],
    ['one after it is another restart', [200], [180]],
  ])('%s', (_, restartTimes, expected) => {
    const all = [restarts(3, 3, 4, 4), killed(1, 1, 1, 1)];
    const dated = findKills(all, 60, new Map([['app', restartTimes]]));
    expect(dated.map(({ atSeconds }) => atSeconds)).toEqual(expected);
  });
});

describe('tellsKills(series)', () => {
  test.each<[string, MatrixSeries[], boolean]>([
    ['nothing is exported', [], false],
    ['nothing ended', [restarts(3, 3, 3, 3)], true],
    ['a pod that was made anew: the counter falls', [restarts(3, 3, 0, 0)], true],
    ['something ended, and nobody says why', [restarts(0, 0, 1, 1)], false],
    ['something ended, for a known reason', [restarts(0, 0, 1, 1), failed(null, null, 1, 1)], true],
  ])('%s', (_, all, expected) => {
    expect(tellsKills(all)).toBe(expected);
  });
});
