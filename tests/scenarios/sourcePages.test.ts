import { createAsk } from '../../src/collect/ask/createAsk';
import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { diagnoseAnatomy } from '../../src/collect/containers/diagnoseAnatomy';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { examineServer } from '../../src/collect/doctor/examineServer';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readPage } from './kubeletPages';
import { connect } from './recordedClient';
import { cadvisorRows, MIB, NUMBERS, series, SOURCE_AT } from './sourceSeries';

/** Pages as they are today: cAdvisor 0.60 beside Docker, and what containerd tells through the kubelet (fixtures/README.md). */
const TIMES = Array.from({ length: 13 }, (_, i) => SOURCE_AT - (12 - i) * 300);
const AT = { atSeconds: SOURCE_AT, windowSeconds: 3600, clusterLabel: null };
const ALL = /./;

/** A pod with a limit of its own (spec.resources) below the sum of its containers', whose tasks wait for memory. */
function* podLevelResources(): Generator<BackfillSeries> {
  const pod = { namespace: 'bank', pod: 'ledger-0', job: 'kubelet', node: 'n1' };
  for (const [container, anon] of [
    ['ledger', NUMBERS.api.anon],
    ['proxy', () => 100],
  ] as const) {
    yield* cadvisorRows({ ...pod, container, image: container, name: container, id: `/pod7/${container}` }, { anon });
  }
  const own = { ...pod, id: '/pod7' };
  yield* cadvisorRows(own, { anon: (hours) => NUMBERS.api.anon(hours) + 112 });
  const waits = (kind: string, share: number) =>
    series(
      { __name__: `container_pressure_memory_${kind}_seconds_total`, ...pod, container: 'ledger', id: '/pod7/ledger' },
      (hours) => 10 + share * hours * 3600
    );
  yield waits('waiting', 0.25);
  yield waits('stalled', 0.05);
}

let prometheus: RunningPrometheus;
let ask: ReturnType<ReturnType<typeof createAsk>['session']>;
beforeAll(async () => {
  const docker = readPage(
    '../cadvisor/docker-0.60.6.prom.gz',
    ALL,
    { job: 'cadvisor', instance: 'host-1:8080' },
    TIMES
  );
  const cri = readPage(
    '../cadvisor/cri-containerd-2.4.prom.gz',
    ALL,
    { job: 'kubelet', instance: '10.0.0.4:10250', metrics_path: '/metrics/cadvisor', node: 'n4' },
    TIMES
  );
  prometheus = await startSeriesPrometheus({ series: [...docker, ...cri, ...podLevelResources()] });
  ask = createAsk(connect(prometheus.url), { sources: true }).session(SOURCE_AT);
}, 60_000);
afterAll(() => prometheus?.stop());

test('a list names what the pages tell of, and nothing else', async () => {
  const { containers, warnings } = await collectLeaks(ask, { ...AT, matchers: [], top: 20 });
  const told = containers.map(({ key: { namespace, pod, container }, source, level, limitBytes }) =>
    [source?.id, namespace, pod, container, level, limitBytes === null ? null : limitBytes / MIB].join(' ')
  );
  expect(told.sort()).toEqual([
    'docker host-1:8080 registry registry L3 128',
    'docker-compose shop shop-api-1 api L3 256',
    'docker-compose shop shop-db-1 db L3 512',
    'docker-compose shop shop-web-1 web L3 ',
    'kubelet-cadvisor bank ledger-0 ledger L3 512',
    'kubelet-cadvisor bank ledger-0 proxy L3 512',
    'kubelet-cri payments billing-5c9d6f7b84-x2x9k billing L3 384',
    'kubelet-cri payments billing-5c9d6f7b84-x2x9k envoy L3 ',
  ]);
  expect(warnings.filter((one) => one.startsWith('Read: '))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('cAdvisor on Docker or Podman Compose (3 containers'),
      expect.stringContaining('Kubelet with numbers of the container runtime (CRI) (2 containers'),
    ])
  );
});

const anatomyOf = (namespace: string, pod: string, container: string) =>
  collectAnatomy(ask, { ...AT, key: { cluster: null, namespace, pod, container }, stepSeconds: 300 });
const lastOf = ({ history }: Awaited<ReturnType<typeof anatomyOf>>, part: string) =>
  history.parts.find(({ name }) => name === part)?.bytes.at(-1) ?? null;

test('Docker: parts of the page of cAdvisor sum to its usage', async () => {
  const anatomy = await anatomyOf('shop', 'shop-db-1', 'db');
  expect(anatomy.history).toMatchObject({ level: 'L3', whole: 'usage', cgroup: 'v1' });
  expect(lastOf(anatomy, 'anon')! / MIB).toBeGreaterThan(90);
  expect(lastOf(anatomy, 'active_file')! / MIB).toBeCloseTo(30, 0);
});

test('CRI: kernel stacks are not taken for the memory of the kernel', async () => {
  const anatomy = await anatomyOf('payments', 'billing-5c9d6f7b84-x2x9k', 'billing');
  expect(anatomy.history).toMatchObject({ level: 'L3', whole: 'usage' });
  expect(anatomy.history.cgroup).not.toBe('v1');
  const sum = anatomy.history.parts.reduce((bytes, part) => bytes + (part.bytes.at(-1) ?? 0), 0);
  expect(sum).toBe(anatomy.history.wholeBytes.at(-1));
});

test('doctor: each source is told, and the page of the runtime says what it lacks', async () => {
  const { findings } = await examineServer(ask, { atSeconds: SOURCE_AT, clusterLabel: null });
  const told = new Map(findings.map((finding) => [finding.id, finding]));
  expect(told.get('source-docker-compose')).toMatchObject({ level: 'ok' });
  expect(told.get('source-kubelet-cri')).toMatchObject({
    level: 'ok',
    sentence: expect.stringContaining('Nothing is told of the cgroup of a pod'),
  });
});

test('an anatomy tells what the pod leaves, and that tasks wait: as the list does', async () => {
  const [anatomy, list] = await Promise.all([
    anatomyOf('bank', 'ledger-0', 'ledger'),
    collectLeaks(ask, { ...AT, matchers: [{ label: 'pod', op: '=', value: 'ledger-0' }], top: 5 }),
  ]);
  const listed = list.containers.find(({ key }) => key.container === 'ledger')!;
  const { nearestLimit, pressure } = anatomy.surroundings;
  expect(nearestLimit).toMatchObject({ kind: 'pod', limitBytes: 512 * MIB, bytes: 400 * MIB });
  expect(nearestLimit).toEqual(listed.nearestLimit);
  expect(pressure!.waitingShare).toBeCloseTo(0.25, 2);
  expect(pressure!.stalledShare).toBeCloseTo(0.05, 2);
  expect(pressure).toEqual(listed.pressure);
  const { evidence } = diagnoseAnatomy(anatomy, SOURCE_AT, null, null);
  expect(evidence.map(({ rule }) => rule)).toContain('pressure');
});
