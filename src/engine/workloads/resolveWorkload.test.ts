import { NO_POD_FACTS, resolveWorkload, type PodFacts } from './resolveWorkload';

const owner = (kind: string, name: string) => ({ kind, name });
const NONE = owner('<none>', '<none>');
const resolve = (pod: string, facts: Partial<PodFacts>) =>
  resolveWorkload({ cluster: 'c1', namespace: 'shop', pod }, { ...NO_POD_FACTS, ...facts });

describe('resolveWorkload(place, facts)', () => {
  test.each<[string, string, Partial<PodFacts>, [string | null, string, 'known' | 'guessed', boolean]]>([
    ['a pod of nobody', 'p', { owner: NONE }, ['Pod', 'p', 'known', false]],
    ['a Job', 'j-x7k2p', { owner: owner('Job', 'j'), ownerOfOwner: NONE }, ['Job', 'j', 'known', false]],
    ['a DaemonSet', 'd-x7k2p', { owner: owner('DaemonSet', 'd') }, ['DaemonSet', 'd', 'known', false]],
    [
      'a Deployment',
      'd-1-x7k2p',
      { owner: owner('ReplicaSet', 'd-1'), ownerOfOwner: owner('Deployment', 'd') },
      ['Deployment', 'd', 'known', true],
    ],
    [
      'a Rollout',
      'd-5d78c9869d-4xzmk',
      { owner: owner('ReplicaSet', 'd-5d78c9869d'), ownerOfOwner: owner('Rollout', 'd') },
      ['Rollout', 'd', 'known', true],
    ],
    [
      'a controller that makes pods itself',
      'd-4xzmk',
      { owner: owner('CloneSet', 'd') },
      ['CloneSet', 'd', 'known', false],
    ],
    [
      'a ReplicaSet of its own, whatever it is called',
      'd-5d78c9869d-4xzmk',
      { owner: owner('ReplicaSet', 'd-5d78c9869d'), ownerOfOwner: NONE },
      ['ReplicaSet', 'd-5d78c9869d', 'known', false],
    ],
    [
      'owners of ReplicaSets not exported, and no hash in the name',
      'd-1-x7k2p',
      { owner: owner('ReplicaSet', 'd-1') },
      ['ReplicaSet', 'd-1', 'known', false],
    ],
    [
      'owners of ReplicaSets not exported: the name tells',
      'd-5d78c9869d-4xzmk',
      { owner: owner('ReplicaSet', 'd-5d78c9869d') },
      ['Deployment', 'd', 'guessed', true],
    ],
    [
      'a CronJob',
      'b-28394820-x7k2p',
      { owner: owner('Job', 'b-28394820'), ownerOfOwner: owner('CronJob', 'b') },
      ['CronJob', 'b', 'known', false],
    ],
    [
      'owners of Jobs not exported',
      'b-28394820-x7k2p',
      { owner: owner('Job', 'b-28394820') },
      ['CronJob', 'b', 'guessed', false],
    ],
    ['a static pod, by its owner', 'etcd-n-0', { owner: owner('Node', 'n-0') }, ['Node', 'etcd', 'known', false]],
    [
      'the mixin first',
      'a-b',
      { recorded: owner('deployment', 'a'), owner: owner('ReplicaSet', 'a-5d78c9869d') },
      ['Deployment', 'a', 'known', true],
    ],
    [
      "the mixin's Job is a CronJob's",
      'b-28394820-x7k2p',
      { recorded: owner('job', 'b-28394820'), ownerOfOwner: owner('CronJob', 'b') },
      ['CronJob', 'b', 'known', false],
    ],
    [
      "the mixin's static pod",
      'etcd-n-0',
      { recorded: owner('staticpod', 'etcd-n-0'), node: 'n-0' },
      ['Node', 'etcd', 'known', false],
    ],
    [
      'a name that looks generated, and a known owner',
      'shop-https',
      { owner: owner('StatefulSet', 'shop-https') },
      ['StatefulSet', 'shop-https', 'known', false],
    ],
    [
      'a service of compose',
      'x',
      { labels: { container_label_com_docker_compose_project: 'p', container_label_com_docker_compose_service: 's' } },
      ['Service', 'p/s', 'known', false],
    ],
    [
      'a service of a swarm',
      'x.1.abc',
      { labels: { container_label_com_docker_swarm_service_name: 'p_s' } },
      ['Service', 'p_s', 'known', false],
    ],
    ['nothing but the name', 'd-5d78c9869d-4xzmk', {}, ['Deployment', 'd', 'guessed', true]],
    ['nothing but the name of a StatefulSet', 'd-0', {}, ['StatefulSet', 'd', 'guessed', false]],
  ])('%s', (_, pod, facts, [kind, name, basis, byReplicaSet]) => {
    expect(resolve(pod, facts)).toEqual({ cluster: 'c1', namespace: 'shop', kind, name, basis, byReplicaSet });
  });

  test('names that only look generated are never cut where an owner is known', () => {
    for (const name of ['web-0', 'a-5d78c9869d-4xzmk', 'b-28394820-x7k2p', 'node-x7k2p']) {
      for (const kind of ['StatefulSet', 'DaemonSet', 'CloneSet']) {
        expect(resolve(`${name}-1`, { owner: owner(kind, name) })).toMatchObject({ kind, name, basis: 'known' });
      }
    }
  });
});
