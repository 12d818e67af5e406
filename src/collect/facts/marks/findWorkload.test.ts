import { findWorkload, type Workload } from './findWorkload';

const pod = (owner_kind: string, owner_name: string) => ({ pod: 'p', owner_kind, owner_name });
const set = (replicaset: string, owner_kind: string, owner_name: string) => ({ replicaset, owner_kind, owner_name });

describe('findWorkload(vector)', () => {
  test.each<[string, Array<Record<string, string>>, Workload | null]>([
    ['nothing', [], null],
    ['a pod of nobody', [pod('<none>', '<none>')], null],
    ['a Job replaces no pods', [pod('Job', 'j')], null],
    ['a DaemonSet', [pod('DaemonSet', 'd')], { kind: 'DaemonSet', name: 'd', byReplicaSet: false }],
    [
      'a Deployment',
      [set('other', 'Deployment', 'x'), set('d-1', 'Deployment', 'd'), pod('ReplicaSet', 'd-1')],
      { kind: 'Deployment', name: 'd', byReplicaSet: true },
    ],
    [
      'a ReplicaSet of its own',
      [set('d-1', '<none>', '<none>'), pod('ReplicaSet', 'd-1')],
      { kind: 'ReplicaSet', name: 'd-1', byReplicaSet: false },
    ],
    [
      'owners of ReplicaSets not exported',
      [pod('ReplicaSet', 'd-1')],
      { kind: 'ReplicaSet', name: 'd-1', byReplicaSet: false },
    ],
  ])('%s', (_, labels, expected) => {
    expect(findWorkload(labels.map((one) => ({ labels: one, timeSeconds: 0, value: 1 })))).toEqual(expected);
  });
});
