import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectRuntime, type RuntimeAnatomy } from '../../src/collect/facts/runtimes/collectRuntime';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/**
 * Pods as they are labelled in the field, in a real Prometheus: what cannot be tied to one container is not split, and
 * says why. One pod a case, all in namespace `shop`.
 */
jest.setTimeout(60_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const MIB = 1024 * 1024;
const TIMES = Array.from({ length: 61 }, (_, i) => END_SECONDS - 3600 + i * 60);
const MIDDLE = 30;

type Value = number | ((row: number) => number | null);

/** One series; null is a missing sample. */
function series(name: string, labels: Record<string, string>, value: Value) {
  const rows = TIMES.map((time, row) => ({ time, value: typeof value === 'number' ? value : value(row) }));
  const known = rows.filter((row): row is { time: number; value: number } => row.value !== null);
  const named: Record<string, string> = { __name__: name, ...labels };
  return {
    labels: named,
    timesSeconds: known.map(({ time }) => time),
    values: known.map((row) => row.value),
  };
}

/** What cAdvisor exports of a container that is all anonymous memory. */
function container(pod: string, name: string, anonMib: number, more: Record<string, Value> = {}) {
  const labels = { namespace: 'shop', pod, container: name, id: `/kubepods/${name}`, image: 'i', name };
  const metrics: Record<string, Value> = {
    container_memory_usage_bytes: anonMib * MIB,
    container_memory_working_set_bytes: anonMib * MIB,
    container_memory_rss: anonMib * MIB,
    container_memory_cache: 0,
    container_memory_total_inactive_file_bytes: 0,
    container_memory_total_active_file_bytes: 0,
    container_start_time_seconds: END_SECONDS - 7200,
    ...more,
  };
  return Object.entries(metrics).map(([metric, value]) => series(metric, labels, value));
}

const inPod = (pod: string, more: Record<string, string> = {}) => ({ namespace: 'shop', pod, job: 'pods', ...more });
const HOSTILE = 'p"}) or up{a="\\';

/** What OpenTelemetry's receiver stores of a target: resource attributes stand on `target_info` only. */
function otlp(pod: string, instance: string, containerName: string | null, heapMib: number, alive: Alive = () => true) {
  const target = { job: `shop/${pod.replace(/-\d$/, '')}`, instance };
  const about = { k8s_namespace_name: 'shop', k8s_pod_name: pod };
  const named: Record<string, string> = containerName === null ? {} : { k8s_container_name: containerName };
  const heap = { jvm_memory_type: 'heap', jvm_memory_pool_name: 'G1 Old Gen' };
  const at = (value: number) => (row: number) => (alive(row) ? value : null);
  return [
    series('target_info', { ...target, ...about, ...named }, at(1)),
    series('jvm_memory_used_bytes', { ...target, ...heap }, at(heapMib * MIB)),
  ];
}
const HOSTILE_INSTANCE = '3f2c"}|.*\\';
type Alive = (row: number) => boolean;

/** kube-state-metrics, and a target that is scraped at the pod's address: its series name no pod. */
const podInfo = (pod: string, pod_ip: string, more: Record<string, string> = {}) =>
  series(
    'kube_pod_info',
    { namespace: 'shop', pod, pod_ip, host_ip: '10.9.0.1', host_network: 'false', instance: 'ksm:8080', ...more },
    1
  );
const goAt = (instance: string, mib: number, more: Record<string, string> = {}) =>
  series('go_memstats_heap_alloc_bytes', { job: 'static', instance, ...more }, mib * MIB);

const SERIES = [
  // OpenTelemetry without promoted labels: a new instance at each start.
  ...container('info', 'app', 200),
  ...container('info', 'sidecar', 200),
  ...otlp('info', HOSTILE_INSTANCE, 'app', 100, (row) => row <= MIDDLE + 2),
  ...otlp('info', '3f2c-b', 'app', 101, (row) => row >= MIDDLE),
  // Its collector is scraped itself: its own labels stand in front.
  ...container('collected', 'app', 200),
  ...container('collected', 'sidecar', 200),
  ...otlp('collected', 'x', 'app', 60).map(({ labels, ...one }) => ({
    ...one,
    labels: {
      ...labels,
      exported_job: labels.job,
      exported_instance: labels.instance,
      namespace: 'otel',
      pod: 'collector-0',
      container: 'collector',
      job: 'otel-collector',
      instance: '10.1.0.99:8889',
    },
  })),
  // Nobody set service.instance.id: two pods report into one series.
  ...['shared-0', 'shared-1'].flatMap((pod) => container(pod, 'app', 200)),
  ...otlp('shared-0', '', 'app', 50),
  ...otlp('shared-1', '', 'app', 50).slice(0, 1),
  // Two containers of one pod under one instance.
  ...container('twice', 'app', 200),
  ...container('twice', 'worker', 200),
  ...otlp('twice', 'one', 'app', 50),
  ...otlp('twice', 'one', 'worker', 50).slice(0, 1),
  // No container is named, and nothing tells which it is.
  ...container('unnamed', 'app', 200),
  ...container('unnamed', 'worker', 200),
  ...otlp('unnamed', 'u', null, 50),
  ...container('many', 'app', 200),
  ...Array.from({ length: 21 }, (_, i) => otlp('many', `m${i}`, 'app', 50)).flat(),

  // Scraped by address: by a static job, or through a service.
  ...container('address', 'app', 300),
  ...container('address', 'agent', 80, { container_start_time_seconds: END_SECONDS - 7100 }),
  podInfo('address', '10.1.0.5'),
  goAt('10.1.0.5:8080', 50),
  series('process_start_time_seconds', { job: 'static', instance: '10.1.0.5:8080' }, END_SECONDS - 7098),
  // Another address that begins alike, and another pod's own series at a port of that address.
  goAt('10.1.0.55:8080', 70),
  goAt('10.1.0.5:9999', 70, { pod: 'other' }),

  ...container('six', 'app', 300),
  podInfo('six', 'fd00::5', { namespace: 'monitoring', pod: 'ksm-0', exported_namespace: 'shop', exported_pod: 'six' }),
  goAt('[fd00::5]:8080', 40),

  ...container('reused', 'app', 300),
  podInfo('reused', '10.1.0.6'),
  podInfo('before', '10.1.0.6'),
  goAt('10.1.0.6:8080', 50),

  ...container('host', 'app', 300),
  podInfo('host', '10.9.0.1', { host_network: 'true' }),
  goAt('10.9.0.1:9100', 50),

  // The pod of kube-state-metrics itself, whose labels every row has where they are not kept.
  ...container('ksm-0', 'ksm', 300),
  ...['a', 'b'].map((pod, i) =>
    podInfo(pod, `10.1.0.7${i}`, { pod: 'ksm-0', exported_namespace: 'shop', exported_pod: pod })
  ),
  goAt('10.1.0.70:80', 30),

  // Scraped by annotations: no container label. The process started 2 s after the sidecar.
  ...container('start', 'app', 300),
  ...container('start', 'agent', 80, { container_start_time_seconds: END_SECONDS - 7100 }),
  series('go_memstats_heap_alloc_bytes', inPod('start'), 50 * MIB),
  series('process_start_time_seconds', inPod('start'), END_SECONDS - 7098),

  ...container('ambiguous', 'app', 300),
  ...container('ambiguous', 'worker', 300),
  series('python_info', inPod('ambiguous', { version: '3.11' }), 1),

  // The label names the wrong container: the heap does not fit into it.
  ...container('conflict', 'app', 20),
  series('go_memstats_heap_alloc_bytes', inPod('conflict', { container: 'app' }), 90 * MIB),

  // OpenTelemetry: another instance after the restart in the middle; both are seen for a while.
  ...container('otel', 'app', 200),
  ...container('otel', 'sidecar', 200),
  ...[0, 1].flatMap((life) => {
    const labels = {
      job: 'shop/app',
      instance: `3f2c-${life}`,
      k8s_namespace_name: 'shop',
      k8s_pod_name: 'otel',
      k8s_container_name: 'app',
    };
    const alive = (row: number) => (life === 0 ? row <= MIDDLE + 2 : row >= MIDDLE);
    const heap = { jvm_memory_type: 'heap', jvm_memory_pool_name: 'G1 Old Gen' };
    const direct = { jvm_buffer_pool_name: 'direct', otel_scope_name: 'buffers' };
    return [
      series('jvm_memory_used_bytes', { ...labels, ...heap }, (row) => (alive(row) ? (100 + life) * MIB : null)),
      series('jvm_buffer_memory_used_bytes', { ...labels, ...direct }, (row) => (alive(row) ? 10 * MIB : null)),
    ];
  }),

  ...container('prefix', 'app', 100, { container_processes: 3 }),
  series('shop_nodejs_heap_size_used_bytes', inPod('prefix'), (row) => (row === MIDDLE ? NaN : (20 + (row % 2)) * MIB)),
  series('shop_nodejs_heap_size_total_bytes', inPod('prefix'), 200 * MIB),
  series('process_heap_bytes', inPod('prefix'), 900 * MIB),

  ...container('envoy', 'istio-proxy', 100),
  ...container('envoy', 'app', 100),
  ...Object.entries({ allocated: 60, physical_size: 80, heap_size: 150 }).map(([name, mib]) =>
    series(`envoy_server_memory_${name}`, inPod('envoy', { container: 'istio-proxy' }), mib * MIB)
  ),
  series('go_memstats_heap_alloc_bytes', inPod('envoy', { container: 'istio-proxy', instance: 'x:15020' }), 9 * MIB),

  ...container('workers', 'web', 100),
  series('ruby_gc_stat_heap_live_slots', inPod('workers', { container: 'web', pid: 'master' }), 1000),
  ...Array.from({ length: 1001 }, (_, pid) =>
    series('ruby_rss', inPod('workers', { container: 'web', pid: `${pid}` }), MIB)
  ),

  ...container('foreign', 'web', 50),
  ...container('foreign', 'exporter', 10),
  ...['web', 'other pod'].map((groupname) =>
    series(
      'namedprocess_namegroup_memory_bytes',
      inPod('foreign', { container: 'exporter', groupname, memtype: 'proportionalResident' }),
      40 * MIB
    )
  ),

  ...container(HOSTILE, 'app', 100),
  series('go_memstats_heap_alloc_bytes', inPod(HOSTILE), 40 * MIB),
];

let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startSeriesPrometheus({ series: SERIES });
}, 60_000);
afterAll(() => prometheus?.stop());

async function runtimeOf(pod: string, name: string): Promise<RuntimeAnatomy> {
  const client = connect(prometheus.url);
  const key = { cluster: null, namespace: 'shop', pod, container: name };
  const asked = { key, atSeconds: END_SECONDS, windowSeconds: 3600, clusterLabel: null };
  const anatomy = await collectAnatomy(sessionOf(client), { ...asked, stepSeconds: 60 });
  return collectRuntime(sessionOf(client), { ...asked, ...anatomy });
}

const bytesOf = ({ history }: RuntimeAnatomy, name: string, row = MIDDLE) =>
  history?.parts.find((part) => part.name === name)?.bytes[row];

describe('collectRuntime(pod as labelled in the field)', () => {
  test('no container label: the container that started with the process', async () => {
    const agent = await runtimeOf('start', 'agent');
    expect(agent).toMatchObject({
      runtime: 'go',
      join: { scope: 'container', container: 'agent', rule: 'start-time' },
      warnings: [],
    });
    expect(bytesOf(agent, 'go_heap_live')).toBe(50 * MIB);
    expect(bytesOf(agent, 'native')).toBe(30 * MIB);
    expect(await runtimeOf('start', 'app')).toMatchObject({ runtime: null, history: null, warnings: [] });
  });

  test.each(['app', 'worker'])('two containers that it could be: %s is not split', async (name) => {
    expect(await runtimeOf('ambiguous', name)).toMatchObject({
      runtime: 'python',
      join: { scope: 'pod', reason: 'ambiguous' },
      history: null,
      cost: { requests: 1 },
      warnings: [expect.stringMatching(/^The pod exports Python metrics that could be of several containers/)],
    });
  });

  test('certain parts above the whole: a conflict, and no split', async () => {
    const { history, warnings } = await runtimeOf('conflict', 'app');
    expect(history).toMatchObject({ conflict: true, splitSamples: 0, parts: [] });
    expect(warnings).toEqual([expect.stringMatching(/^The Go metrics claim more memory than the container has/)]);
  });

  test('OpenTelemetry: promoted resource labels, and an instance that changes at each start', async () => {
    const app = await runtimeOf('otel', 'app');
    expect(app).toMatchObject({ runtime: 'jvm', flavour: 'OpenTelemetry', join: { rule: 'label' }, warnings: [] });
    expect(app.history).toMatchObject({ missingSamples: 0, conflictSamples: 0 });
    expect([0, MIDDLE - 1, MIDDLE, 60].map((row) => bytesOf(app, 'jvm_heap_used', row))).toEqual(
      [100, 100, 101, 101].map((mib) => mib * MIB)
    );
    expect(bytesOf(app, 'jvm_direct')).toBe(10 * MIB);
  });

  test('prom-client with a prefix: one of three processes, free heap is reserved, NaN is a gap', async () => {
    const app = await runtimeOf('prefix', 'app');
    expect(app).toMatchObject({ runtime: 'node', processCount: 3 });
    expect(app.warnings).toEqual([
      'The Node.js metrics describe 1 of 3 processes: the others are in "Native, not tracked".',
    ]);
    expect(bytesOf(app, 'node_heap_live', 41)).toBe(20 * MIB);
    expect(bytesOf(app, 'node_heap_garbage', 41)).toBe(MIB);
    expect(bytesOf(app, 'node_heap_free', 41)).toBe(79 * MIB);
    const free = app.history?.parts.find(({ name }) => name === 'node_heap_free');
    expect(free?.reservedBytes[41]).toBe(100 * MIB);
    expect(app.history?.anonBytes[MIDDLE]).toBeNull();
    expect(app.history).toMatchObject({ missingSamples: 1 });
  });

  test('Istio’s sidecar: Envoy, not its agent; what is only reserved stands outside', async () => {
    const sidecar = await runtimeOf('envoy', 'istio-proxy');
    expect(sidecar).toMatchObject({ runtime: 'envoy', warnings: [] });
    expect(['envoy_allocated', 'envoy_free', 'envoy_reserved', 'native'].map((name) => bytesOf(sidecar, name))).toEqual(
      [60 * MIB, 20 * MIB, 0, 20 * MIB]
    );
    const reserved = sidecar.history?.parts.find(({ name }) => name === 'envoy_reserved');
    expect(reserved?.reservedBytes[MIDDLE]).toBe(70 * MIB);
  });

  test('workers that come and go: too many series are not read, and that is said', async () => {
    const web = await runtimeOf('workers', 'web');
    expect(web.warnings).toEqual(['Not read, because more than 1000 series of the pod match: ruby_rss (1001 series).']);
    expect(web).toMatchObject({ runtime: 'ruby', processes: null });
    expect(bytesOf(web, 'ruby_slots')).toBe(40_000);
  });

  test('an exporter that lists processes of other containers', async () => {
    const web = await runtimeOf('foreign', 'web');
    expect(web).toMatchObject({ processes: null, processHistories: [] });
    expect(web.warnings).toEqual([expect.stringMatching(/^The processes that the exporter lists hold more/)]);
  });

  test('OpenTelemetry by target_info: an instance that changes at each start', async () => {
    const app = await runtimeOf('info', 'app');
    expect(app).toMatchObject({
      runtime: 'jvm',
      join: { scope: 'container', container: 'app', rule: 'label' },
      warnings: [],
      figures: { jvmHeapUsedBytes: 101 * MIB },
    });
    expect(app.cost.requests).toBeLessThanOrEqual(4);
    expect(app.history).toMatchObject({ missingSamples: 0, conflictSamples: 0 });
    expect([0, MIDDLE - 1, MIDDLE, 60].map((row) => bytesOf(app, 'jvm_heap_used', row))).toEqual(
      [100, 100, 101, 101].map((mib) => mib * MIB)
    );
    expect(await runtimeOf('info', 'sidecar')).toMatchObject({ runtime: null, history: null, warnings: [] });
  });

  test('OpenTelemetry by target_info, through a collector that is scraped', async () => {
    const app = await runtimeOf('collected', 'app');
    expect(app).toMatchObject({ runtime: 'jvm', join: { container: 'app', rule: 'label' }, warnings: [] });
    expect(bytesOf(app, 'jvm_heap_used')).toBe(60 * MIB);
    expect(await runtimeOf('collected', 'sidecar')).toMatchObject({ runtime: null, warnings: [] });
  });

  test.each([
    [
      'two pods report as one instance',
      'shared-0',
      'app',
      'shared-instance',
      /give each its own service\.instance\.id/,
    ],
    ['two containers report as one instance', 'twice', 'worker', 'shared-instance', /^Several containers report Java/],
    ['target_info names no container', 'unnamed', 'app', 'ambiguous', /could be of several containers/],
    ['the address was another pod’s in the window', 'reused', 'app', 'shared-address', /may be of another pod/],
  ])('%s: no split', async (_, pod, name, reason, sentence) => {
    const found = await runtimeOf(pod, name);
    expect(found).toMatchObject({ join: { scope: 'pod', reason }, history: null, processes: null, figures: {} });
    expect(found.figures.jvmHeapUsedBytes ?? found.figures.goHeapBytes ?? null).toBeNull();
    expect(found.warnings).toEqual([expect.stringMatching(sentence)]);
  });

  test('more instances than can be asked for: none is read, and that is said', async () => {
    expect(await runtimeOf('many', 'app')).toMatchObject({
      runtime: null,
      warnings: [
        'OpenTelemetry names 21 instances of this pod, more than the 20 that are read: choose a shorter time range.',
      ],
    });
  });

  test('by the address of the pod: the container that started with the process', async () => {
    const agent = await runtimeOf('address', 'agent');
    expect(agent).toMatchObject({ runtime: 'go', join: { container: 'agent', rule: 'start-time' }, warnings: [] });
    expect(bytesOf(agent, 'go_heap_live')).toBe(50 * MIB);
    expect(bytesOf(agent, 'native')).toBe(30 * MIB);
    expect(await runtimeOf('address', 'app')).toMatchObject({ runtime: null, warnings: [] });
  });

  test('by an address of IPv6, and kube-state-metrics whose labels were not kept', async () => {
    const app = await runtimeOf('six', 'app');
    expect(app).toMatchObject({ runtime: 'go', join: { container: 'app', rule: 'only-container' }, warnings: [] });
    expect(bytesOf(app, 'go_heap_live')).toBe(40 * MIB);
  });

  test.each([
    ['on the network of its node, what else runs there is not taken for it', 'host', 'app'],
    ['the pod of kube-state-metrics does not have the addresses of all others', 'ksm-0', 'ksm'],
  ])('%s', async (_, pod, name) => {
    expect(await runtimeOf(pod, name)).toMatchObject({
      runtime: null,
      history: null,
      warnings: [],
      cost: { requests: 1 },
    });
  });

  test('a hostile pod name', async () => {
    const app = await runtimeOf(HOSTILE, 'app');
    expect(app).toMatchObject({ runtime: 'go', join: { rule: 'only-container' }, warnings: [] });
    expect(bytesOf(app, 'go_heap_live')).toBe(40 * MIB);
  });
});
