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
  expect(found.get('level')?.sentence).toBe(
    'Memory is known part by part (level L3): nothing is missing. Without container_memory_kernel_usage, kernel memory is what the other parts leave of the usage.'
  );
});

test('examineServer(): what is told beside the memory, and how far it can be trusted', async () => {
  const outer = { ...POD, id: '/kubepods/a', job: 'kubelet' };
  const nth = (hours: number) => Math.floor(hours / 7);
  const found = await examine([
    ...without(cadvisorRows(outer, NUMBERS.api), 'container_start_time_seconds', 'container_spec_memory_limit_bytes'),
    // cAdvisor takes the time of a file, which moves.
    series({ __name__: 'container_start_time_seconds', ...outer }, (hours) => SOURCE_AT - 2e5 + 3600 * nth(hours)),
    series({ __name__: 'container_spec_memory_limit_bytes', ...outer }, (hours) => (hours < 25 ? 2 ** 29 : 2 ** 30)),
    series({ __name__: 'container_memory_swap', ...outer }, () => 2 ** 25),
    series({ __name__: 'container_pressure_memory_waiting_seconds_total', ...outer }, () => 0),
    ...cadvisorRows({ ...POD, id: '/kubepods/a/system.slice', job: 'kubelet' }, NUMBERS.db),
    series({ __name__: 'kube_pod_container_status_restarts_total', ...POD, job: 'ksm' }, (hours) => nth(hours) % 2),
    series({ __name__: 'web_nodejs_heap_size_used_bytes', job: 'api', instance: 'a' }, () => 2 ** 20),
    series({ __name__: 'scrape_samples_scraped', job: 'api', instance: 'a' }, (hours) => 100 + 50 * hours),
    series({ __name__: 'scrape_samples_scraped', job: 'web', instance: 'b' }, () => 5_000),
  ]);
  const told = (id: string) => [found.get(id)?.level, found.get(id)?.sentence, found.get(id)?.fix?.code ?? ''];
  expect(told('moved-starts')).toEqual([
    'note',
    expect.stringContaining('The start time of 1 container moved'),
    expect.stringContaining('increase('),
  ]);
  expect(told('falling-counters')).toEqual(['note', expect.stringContaining('fell within a day'), expect.anything()]);
  expect(told('copies')).toEqual([
    'note',
    expect.stringMatching(/^There are 2\.0 series .*inside of each other.*outermost/),
    '',
  ]);
  expect(told('resized')[1]).toContain('limit of 1 container changed');
  expect(told('swap')[1]).toContain('1 container is partly swapped out');
  expect(told('pressure')[1]).toContain('known of 1 container');
  expect(told('runtimes')[1]).toBe('Runtimes tell of their memory: Node.js.');
  expect(told('owners')).toEqual([
    'note',
    expect.stringContaining('guessed'),
    expect.stringContaining('kube_pod_owner|'),
  ]);
  expect(told('grown-page')).toEqual([
    'note',
    expect.stringMatching(/job api, instance a grew from 1,0\d\d to 1,600 samples/),
    `leakscope cardinality --prometheus URL --selector 'job="api",instance="a"'`,
  ]);
});

test('examineServer(): a page of cAdvisor that is scraped and thrown away', async () => {
  const page = { job: 'kubelet', instance: 'n1', metrics_path: '/metrics/cadvisor' };
  const found = await examine([series({ __name__: 'scrape_samples_scraped', ...page }, () => 3_000)]);
  expect(found.get('no-source')).toMatchObject({
    level: 'problem',
    sentence: expect.stringContaining('(kubelet /metrics/cadvisor, 3,000 samples)'),
    fix: { code: expect.stringContaining('|container_memory_working_set_bytes|') },
  });
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
