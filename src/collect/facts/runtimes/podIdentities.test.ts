import type { Labels } from '../../ask/prometheusClient';
import { identityScopes, readIdentities, toHost } from './podIdentities';

const sample = (labels: Labels) => ({ labels, timeSeconds: 0, value: 1 });
const info = (labels: Labels) => sample({ __name__: 'kube_pod_info', host_ip: '10.9.0.1', ...labels });

test.each([
  ['10.0.0.1:8080', '10.0.0.1'],
  ['10.0.0.1', '10.0.0.1'],
  ['[fd00::1]:8080', 'fd00::1'],
  ['[fd00::1]', 'fd00::1'],
  ['fd00::1', 'fd00::1'],
  ['localhost:9090', 'localhost'],
  ['', ''],
])('toHost(%j) -> %j', (instance, host) => {
  expect(toHost(instance)).toBe(host);
});

test.each<[string, Labels, string[]]>([
  ['an address of its own', { pod_ip: '10.1.0.5', host_network: 'false' }, ['10.1.0.5']],
  ['kube-state-metrics that does not tell the network', { pod_ip: '10.1.0.5' }, ['10.1.0.5']],
  ['the network of its node', { pod_ip: '10.9.0.1', host_network: 'true' }, []],
  ['the address of its node', { pod_ip: '10.9.0.1' }, []],
  ['a loopback address', { pod_ip: '127.0.0.1' }, []],
  ['not started yet', { pod_ip: '' }, []],
])('readIdentities(%s)', (_, labels, addresses) => {
  expect([...readIdentities([info(labels)]).addresses]).toEqual(addresses);
});

test('identityScopes(identities, cluster): instances by all labels that name them, addresses with any port', () => {
  const target = (instance: string) =>
    sample({ __name__: 'target_info', job: 'n/a.b', instance, k8s_pod_name: 'p', k8s_namespace_name: 'n' });
  const identities = readIdentities([target('a|b'), target('"'), target('"'), info({ pod_ip: '10.1.0.5' })]);
  expect(identityScopes(identities, [{ label: 'cluster', op: '=', value: 'c' }])).toEqual([
    [
      { label: 'cluster', op: '=', value: 'c' },
      { label: 'job', op: '=', value: 'n/a.b' },
      { label: 'instance', op: '=~', value: '"|a\\|b' },
      { label: 'exported_job', op: '=', value: '' },
      { label: 'exported_instance', op: '=', value: '' },
    ],
    [
      { label: 'cluster', op: '=', value: 'c' },
      { label: 'instance', op: '=~', value: '\\[?(10\\.1\\.0\\.5)\\]?(:[0-9]+)?' },
      { label: 'pod', op: '=', value: '' },
      { label: 'k8s_pod_name', op: '=', value: '' },
    ],
  ]);
});
