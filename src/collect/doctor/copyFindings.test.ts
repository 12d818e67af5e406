import type { Labels } from '../ask/prometheusClient';
import { findCopyFindings } from './copyFindings';
import type { Examination } from './examination';

const POD = { namespace: 'shop', pod: 'api-0', container: 'api', job: 'kubelet' };

function tell(copies: readonly Labels[], seriesPerContainer = copies.length) {
  const examination = { probe: { seriesPerContainer }, sources: [], clusterLabel: null, census: { copies } };
  const [finding] = findCopyFindings(examination as unknown as Examination);
  return finding === undefined ? null : [finding.sentence, finding.fix?.code ?? null];
}

test.each<[string, Labels[], string, string | null]>([
  [
    'two replicas of Prometheus',
    [
      { ...POD, prometheus_replica: 'a' },
      { ...POD, prometheus_replica: 'b' },
    ],
    'several replicas of Prometheus (prometheus_replica: a, b)',
    '--query.replica-label=prometheus_replica',
  ],
  [
    'two paths of one kubelet',
    [
      { ...POD, metrics_path: '/metrics/cadvisor', id: '/a' },
      { ...POD, metrics_path: '/metrics/resource' },
    ],
    'differ in metrics_path (/metrics/cadvisor, /metrics/resource)',
    '- {source_labels: [__name__], regex: "container_.*", action: drop}',
  ],
  [
    'two jobs',
    [
      { ...POD, id: '/a' },
      { ...POD, id: '/a', job: 'cadvisor' },
    ],
    'differ in job (cadvisor, kubelet)',
    '- {source_labels: [__name__], regex: "container_.*", action: drop}',
  ],
  [
    'cgroups inside of each other',
    [
      { ...POD, id: '/a' },
      { ...POD, id: '/a/b' },
    ],
    'inside of each other',
    null,
  ],
  [
    'siblings',
    [
      { ...POD, id: '/a' },
      { ...POD, id: '/ab' },
    ],
    'differ in the path of their cgroup (id) only',
    null,
  ],
  [
    'several containers under one name',
    [
      { ...POD, id: '/a', tenant: 'x' },
      { ...POD, id: '/b', tenant: 'y' },
    ],
    'They differ in tenant',
    '--cluster-label tenant',
  ],
])('findCopyFindings(): %s', (_, copies, sentence, code) => {
  expect(tell(copies)).toEqual([expect.stringContaining(sentence), code]);
});

test('findCopyFindings(): one series a container, or a restart of one of many, is nothing', () => {
  expect(tell([POD])).toBeNull();
  expect(
    tell(
      [
        { ...POD, id: '/a' },
        { ...POD, id: '/b' },
      ],
      1.01
    )
  ).toBeNull();
});
