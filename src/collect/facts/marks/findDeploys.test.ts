import type { MatrixSeries } from '../../ask/prometheusClient';
import { findDeploys } from './findDeploys';

const WORKLOAD = { kind: 'Deployment', name: 'orders', byReplicaSet: true };
const version = (owner: string, image: string, ...timesSeconds: number[]): MatrixSeries => ({
  labels: { owner_name: owner, container: 'app', image },
  timesSeconds,
  values: timesSeconds.map(() => 2),
});

describe('findDeploys(workload, series)', () => {
  test.each<[string, MatrixSeries[], Array<[number, string]>]>([
    ['nothing', [], []],
    ['what was there from the start', [version('a', 'x:1', 60, 120)], []],
    ['two versions from the start', [version('a', 'x:1', 60, 120), version('b', 'x:2', 60, 120)], []],
    [
      'a new image',
      [version('b', 'x:2', 120, 180), version('a', 'x:1', 60, 120)],
      [[120, 'First pods of Deployment orders with the image x:2.']],
    ],
    [
      'a new ReplicaSet with the same image',
      [version('a', 'x:1', 60, 120), version('b', 'x:1', 120, 180)],
      [[120, 'First pods of a new revision of Deployment orders, with an image that was there before.']],
    ],
    ['a version that comes back', [version('a', 'x:1', 60, 240), version('b', 'x:2', 60, 180)], []],
    [
      'two containers of one rollout are one mark',
      [
        version('a', 'x:1', 60, 120),
        version('b', 'y:2', 120, 180),
        { ...version('b', 'x:2', 120, 180), labels: { owner_name: 'b', container: 'sidecar', image: 'x:2' } },
      ],
      [[120, 'First pods of Deployment orders with the image x:2, y:2.']],
    ],
    ['a series without a sample', [version('a', 'x:1', 60), version('b', 'x:2')], []],
  ])('%s', (_, series, expected) => {
    expect(findDeploys(WORKLOAD, series).map(({ atSeconds, text }) => [atSeconds, text])).toEqual(expected);
  });
});
