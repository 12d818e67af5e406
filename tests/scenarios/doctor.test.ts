import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import { createAsk } from '../../src/collect/ask/createAsk';
import { examineServer } from '../../src/collect/doctor/examineServer';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { buildCli, runCli } from './cliProcess';
import { connect } from './recordedClient';
import {
  CADVISOR_CASES,
  cadvisorRows,
  EXPORTER_CASES,
  NUMBERS,
  REFUSED_CASES,
  series,
  SOURCE_AT,
} from './sourceSeries';

/** What a good colleague would say of the situations of data/reports. */
jest.setTimeout(120_000);

const started: RunningPrometheus[] = [];
afterAll(() => Promise.all(started.map((prometheus) => prometheus.stop())));

async function examine(all: Iterable<BackfillSeries>, clusterLabel: string | null = null) {
  const prometheus = await startSeriesPrometheus({ series: all });
  started.push(prometheus);
  const ask = createAsk(connect(prometheus.url), { sources: true }).session(SOURCE_AT);
  const { findings } = await examineServer(ask, { atSeconds: SOURCE_AT, clusterLabel });
  return new Map(findings.map((finding) => [finding.id, finding]));
}

const seriesOf = (id: string) =>
  [...CADVISOR_CASES, ...EXPORTER_CASES, ...REFUSED_CASES].find(({ source }) => source === id)!.series();
const without = (all: Iterable<BackfillSeries>, ...names: string[]) =>
  [...all].filter(({ labels }) => !names.includes(labels.__name__));
const POD = { namespace: 'shop', pod: 'api-0', container: 'api' };

test.each<[string, () => Iterable<BackfillSeries>, string, 'ok' | 'note' | 'problem', string]>([
  [
    'kube-state-metrics without honor_labels',
    () => [
      ...seriesOf('kubelet-cadvisor'),
      series(
        {
          __name__: 'kube_pod_container_resource_limits',
          resource: 'memory',
          unit: 'byte',
          ...{ namespace: 'monitoring', pod: 'ksm-0', container: 'ksm', job: 'ksm' },
          ...{ exported_namespace: 'shop', exported_pod: 'api-0', exported_container: 'api' },
        },
        () => 2 ** 29
      ),
    ],
    'source-kube-state-metrics-exported',
    'note',
    'honor_labels: true',
  ],
  ['Docker Compose', () => seriesOf('docker-compose'), 'source-docker-compose', 'ok', ''],
  ['kubeletstats', () => seriesOf('kubeletstats'), 'source-kubeletstats', 'ok', ''],
  [
    'the memory controller off',
    () => [...seriesOf('kubelet-cadvisor')].map((one) => ({ ...one, values: Array.from(one.values, () => 0) })),
    'unmeasured',
    'problem',
    'cgroup_enable=memory',
  ],
  [
    'two clusters in one store',
    () => ['eu', 'us'].flatMap((cluster) => [...cadvisorRows({ ...POD, id: '/x', cluster }, NUMBERS.api)]),
    'cluster-label',
    'problem',
    '--cluster-label cluster',
  ],
  [
    'ids dropped',
    () => cadvisorRows({ ...POD, metrics_path: '/metrics/cadvisor' }, NUMBERS.api),
    'ids-dropped',
    'note',
    'labeldrop',
  ],
  [
    'limits of kube-state-metrics 1',
    () => [
      ...seriesOf('kubelet-cadvisor'),
      series({ __name__: 'kube_pod_container_resource_limits_memory_bytes', ...POD, job: 'ksm' }, () => 2 ** 29),
    ],
    'source-kube-state-metrics-1',
    'note',
    'kube-state-metrics:v2',
  ],
  [
    'an allow list',
    () => without(seriesOf('kubelet-cadvisor'), 'container_memory_usage_bytes', 'container_memory_cache'),
    'dropped-metrics',
    'note',
    'container_memory_usage_bytes|container_memory_cache',
  ],
  [
    '/metrics/resource alone',
    () =>
      [...seriesOf('kubelet-cadvisor')].filter(({ labels }) =>
        ['container_memory_working_set_bytes', 'container_start_time_seconds'].includes(labels.__name__)
      ),
    'dropped-metrics',
    'problem',
    'container_memory_rss',
  ],
  ['nothing', () => [series({ __name__: 'up', job: 'x' }, () => 1)], 'no-source', 'problem', '/metrics/cadvisor'],
  ['rows without names', () => seriesOf('cadvisor-unnamed'), 'source-cadvisor-unnamed', 'problem', '/var/run'],
])('examineServer(): %s', async (_, all, id, level, code) => {
  const finding = (await examine(all())).get(id);
  expect(finding?.level).toBe(level);
  expect(finding?.fix?.code ?? '').toContain(code);
});

test('examineServer(): all is well but for scrapes every five minutes', async () => {
  const found = await examine(seriesOf('kubelet-cadvisor'));
  const problems = [...found.values()].filter(({ level }) => level === 'problem');
  expect(problems.map(({ id }) => id)).toEqual(['interval']);
  expect(found.get('level')?.sentence).toBe('Memory is known at level L3: nothing is missing.');
});

test('examineServer(): the rules that are proposed read the sources that are there', async () => {
  const found = await examine(seriesOf('docker-swarm'));
  expect(found.get('recording')?.fix?.code).toContain('--source docker-swarm >');
});

test('leakscope doctor: text and JSON say the same, and the exit code is for CI', async () => {
  buildCli();
  const run = async (id: string, ...more: string[]) => {
    const prometheus = await startSeriesPrometheus({ series: seriesOf(id) });
    started.push(prometheus);
    return runCli(['doctor', '--prometheus', prometheus.url, '--at', String(SOURCE_AT), ...more]);
  };
  const text = await run('cadvisor-unnamed');
  expect([text.exitCode, text.stderr]).toEqual([3, '']);
  expect(text.stdout).toMatch(
    /^PROBLEM No source of container memory was recognised|^PROBLEM Rows of containers are here/m
  );
  const json = await run('docker-compose', '--format', 'json');
  const answer = JSON.parse(json.stdout);
  expect(answer).toMatchObject({ schema: 1, level: 'L3', containers: 2, clusterLabel: null, rangeEdge: 'closed' });
  expect(answer.sources).toEqual([
    {
      id: 'docker-compose',
      title: 'cAdvisor on Docker or Podman Compose',
      family: 'memory',
      level: 'L3',
      readable: true,
      jobs: ['cadvisor'],
      containers: 2,
    },
  ]);
  const problems = answer.findings.filter(({ level }: { level: string }) => level === 'problem');
  // Scrapes of these series are five minutes apart.
  expect([json.exitCode, problems.map(({ id }: { id: string }) => id)]).toEqual([3, ['interval']]);
  expect((await runCli(['doctor', '--prometheus', 'http://127.0.0.1:1'])).exitCode).toBe(1);
});
