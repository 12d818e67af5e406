import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectPod } from '../../src/collect/pods/collectPod';
import { probe } from '../../src/collect/sources/probe';
import { collectRuntime } from '../../src/collect/facts/runtimes/collectRuntime';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** What is shown of a container follows from what exists of it, in a real Prometheus. */
jest.setTimeout(60_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const MIB = 1024 * 1024;
const TIMES = Array.from({ length: 31 }, (_, i) => END_SECONDS - 1800 + i * 60);

const series = (name: string, labels: Record<string, string>, value: number): BackfillSeries => ({
  labels: { __name__: name, ...labels },
  timesSeconds: TIMES,
  values: TIMES.map(() => value),
});

/** Rows of one container, numbers in MiB. */
const rows = (namespace: string, container: string, more: Record<string, string>, mib: Record<string, number>) =>
  Object.entries(mib).map(([name, value]) =>
    series(`container_memory_${name}`, { namespace, pod: 'p', container, ...more }, value * MIB)
  );

const CGROUP = { id: '/kubepods/pod1/a', image: 'i', name: 'n' };
const FULL = { usage_bytes: 90, working_set_bytes: 80, rss: 60, cache: 20, total_inactive_file_bytes: 10 };
const resource = (name: string, container: string, kind: string, mib: number) =>
  series(`kube_pod_${name}`, { namespace: 'sidecar', pod: 'p', container, resource: kind, unit: 'byte' }, mib * MIB);

const SERIES = [
  // A node with Windows has /metrics/resource only.
  ...rows('windows', 'app', {}, { working_set_bytes: 63 }),
  series('container_start_time_seconds', { namespace: 'windows', pod: 'p', container: 'app' }, END_SECONDS - 7200),
  series('go_memstats_heap_alloc_bytes', { namespace: 'windows', pod: 'p', container: 'app', job: 'a' }, 9 * MIB),
  ...rows('old', 'app', CGROUP, { usage_bytes: 90, working_set_bytes: 80, rss: 0, cache: 0 }),
  ...rows('full', 'app', CGROUP, FULL),
  // A native sidecar is an init container.
  ...rows('sidecar', 'app', CGROUP, FULL),
  ...rows('sidecar', 'proxy', { ...CGROUP, id: '/kubepods/pod1/b' }, FULL),
  resource('container_resource_limits', 'app', 'memory', 200),
  resource('container_resource_requests', 'app', 'memory', 100),
  resource('init_container_resource_limits', 'proxy', 'memory', 120),
  resource('init_container_resource_requests', 'proxy', 'memory', 50),
  resource('init_container_resource_limits', 'proxy', 'cpu', 1),
];

let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startSeriesPrometheus({ series: SERIES });
}, 60_000);
afterAll(() => prometheus?.stop());

const WINDOW = { atSeconds: END_SECONDS, windowSeconds: 1800, stepSeconds: 60, clusterLabel: null };
const keyOf = (namespace: string, container = 'app') => ({ cluster: null, namespace, pod: 'p', container });
const anatomyOf = (namespace: string, container?: string) =>
  collectAnatomy(sessionOf(connect(prometheus.url)), { ...WINDOW, key: keyOf(namespace, container) });

test.each([
  ['windows', 63],
  ['old', 80],
])('%s: the working set is all there is: level L1, one part, and a note', async (namespace, mib) => {
  const { history, warnings } = await anatomyOf(namespace);
  expect(history).toMatchObject({ level: 'L1', whole: 'workingSet', acceptedSamples: 31, gaps: 0 });
  expect(history.parts.map(({ name, bytes }) => [name, bytes[0]])).toEqual([['working_set', mib * MIB]]);
  expect(warnings).toEqual([expect.stringMatching(/^Only the working set is known here, as on Windows/)]);
  const pod = await collectPod(sessionOf(connect(prometheus.url)), { ...WINDOW, ...keyOf(namespace) });
  expect(pod.containers.map((one) => one.history.level)).toEqual(['L1']);
  expect(pod.warnings).toContainEqual(expect.stringMatching(/^app: Only the working set is known here/));
});

test('a runtime cannot split what is not known: it is named, and not called a conflict', async () => {
  const { history, stepSeconds, nodeCpus } = await anatomyOf('windows');
  const request = { ...WINDOW, key: keyOf('windows'), history, stepSeconds, nodeCpus };
  expect(await collectRuntime(sessionOf(connect(prometheus.url)), request)).toMatchObject({
    runtime: 'go',
    history: null,
    figures: { goHeapBytes: 9 * MIB },
    warnings: ['Anonymous memory is not exported here, so that the Go metrics split nothing.'],
  });
});

test('with rss, cache and usage: level L3, and no note', async () => {
  const { history, warnings } = await anatomyOf('full');
  expect(history).toMatchObject({ level: 'L3', whole: 'usage' });
  expect(warnings).toEqual([]);
});

test.each([
  ['windows', 'L1'],
  ['full', 'L3'],
])('probe({ namespace="%s" }): level %s', async (namespace, level) => {
  const matchers = [{ label: 'namespace', op: '=', value: namespace } as const];
  expect(await probe(sessionOf(connect(prometheus.url)), { ...WINDOW, matchers })).toMatchObject({
    level,
    containers: 1,
  });
});

test('a native sidecar has its limit and request from the init containers', async () => {
  const [app, proxy] = [await anatomyOf('sidecar'), await anatomyOf('sidecar', 'proxy')];
  expect([app.limitBytes[0], app.requestBytes]).toEqual([200 * MIB, 100 * MIB]);
  expect([proxy.limitBytes[0], proxy.requestBytes]).toEqual([120 * MIB, 50 * MIB]);
  const pod = await collectPod(sessionOf(connect(prometheus.url)), { ...WINDOW, ...keyOf('sidecar') });
  expect(pod.containers.map(({ key, limitBytes }) => [key.container, limitBytes[0]])).toEqual([
    ['app', 200 * MIB],
    ['proxy', 120 * MIB],
  ]);
});
