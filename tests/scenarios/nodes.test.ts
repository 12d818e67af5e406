import { collectNodes } from '../../src/collect/nodes/collectNodes';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readManifest } from '../fixtures/readRecorded.mjs';
import { readCaptures } from './kubeletPages';
import { readScrapes } from './podScrapes';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

describe('collectNodes of the recorded node', () => {
  const { first_sample: FIRST, last_sample: LAST, host_memory_bytes: CAPACITY } = readManifest().recorded;
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: readScrapes() });
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const nodesOf = (top = 5) =>
    collectNodes(sessionOf(connect(prometheus.url)), {
      atSeconds: LAST,
      windowSeconds: LAST - FIRST,
      matchers: [],
      clusterLabel: null,
      top,
    });

  test('its memory is the pods and what no cgroup has, to the byte', async () => {
    const { nodes, warnings, cost, expressions } = await nodesOf();
    expect(warnings).toEqual([]);
    expect(cost.requests).toBe(11);
    expect(expressions).toHaveLength(11);
    expect(nodes).toHaveLength(1);
    const [{ split, ...node }] = nodes;
    expect(node).toMatchObject({
      cluster: null,
      node: 'lab-node-1',
      capacityBytes: CAPACITY,
      // Without the conditions and resources of kube-state-metrics these are unknown, and not fine.
      allocatableBytes: null,
      memoryPressure: null,
      ready: null,
      eviction: { thresholdBytes: 100 * MIB, source: 'assumed' },
    });
    expect(split).toMatchObject({ state: 'summed', whole: 'usage', podsSource: 'cgroup', system: [], skewBytes: 0 });
    expect((split.podsBytes ?? NaN) + (split.unaccountedBytes ?? NaN)).toBe(split.wholeBytes);
    expect(split.podsBytes).toBeGreaterThan(7 * GIB);
    expect(node.availableBytes).toBe(CAPACITY - (node.workingSetBytes ?? NaN));
    expect(node.warnings).toContain('Whether it is ready is not known: store kube_node_status_condition.');
  });

  test('its working set rises over the window, and containers that leak drive it', async () => {
    const { nodes } = await nodesOf(8);
    const { trend, growing, workingSetBytes } = nodes[0];
    const known = trend.workingSetBytes.filter((bytes) => bytes !== null);
    expect(known.length).toBeGreaterThan(50);
    expect(known[known.length - 1]).toBe(workingSetBytes);
    expect(known[known.length - 1] - known[0]).toBeGreaterThan(GIB);
    expect(growing).toHaveLength(8);
    expect(growing.map(({ growthBytes }) => growthBytes)).toEqual(
      [...growing.map(({ growthBytes }) => growthBytes)].sort((a, b) => b - a)
    );
    expect(growing.every((one) => (one.workingSetBytes ?? 0) > 0)).toBe(true);
    // The ones with the greatest growth by the manifest's own truth: kernel slab and page cache count as well here.
    expect(growing.map(({ key }) => `${key.pod}/${key.container}`)).toContain('docsearch-5d78b5fcf-ffc22/app');
  });

  test('containers that the OOM killer ended are counted', async () => {
    const kills = readManifest().scenarios.flatMap(({ events }) =>
      events.filter(({ reason }) => reason === 'OOMKilled')
    );
    expect(kills).toHaveLength(11);
    const { nodes } = await nodesOf();
    expect(nodes[0].oomKills).toBe(11);
  });
});

/** Captures of nri-kubernetes with their kube-state-metrics, one cluster each, and nodes made of a few rows. */
describe('collectNodes of many clusters', () => {
  const AT = 1_790_000_000;
  const row = (labels: Record<string, string>, value: number): BackfillSeries => ({
    labels,
    timesSeconds: [AT - 30, AT],
    values: [value, value],
  });
  const usage = (labels: Record<string, string>, value: number) =>
    row({ __name__: 'container_memory_usage_bytes', ...labels }, value);
  const condition = (labels: Record<string, string>, name: string, holds: string) =>
    ['true', 'false', 'unknown'].map((status) =>
      row({ __name__: 'kube_node_status_condition', condition: name, status, ...labels }, status === holds ? 1 : 0)
    );
  const chart = { cluster: 'chart', node: 'n1', instance: '10.1.0.1:10250' };
  const kernel = { cluster: 'kernel', instance: '10.2.0.1:10250' };

  function* series(): Generator<BackfillSeries> {
    yield* readCaptures([AT - 30, AT]);
    // Grafana's chart: no rows without a container, usage dropped; /metrics/resource for the node.
    yield row(
      {
        __name__: 'container_memory_working_set_bytes',
        ...chart,
        namespace: 'a',
        pod: 'p',
        container: 'c',
        image: 'i',
        id: '/x',
      },
      3 * GIB
    );
    yield row({ __name__: 'node_memory_working_set_bytes', ...chart }, 5 * GIB);
    yield row({ __name__: 'machine_memory_bytes', ...chart }, 8 * GIB);
    // A node that is not ready: kube-state-metrics only.
    yield* condition({ cluster: 'chart', node: 'gone' }, 'Ready', 'unknown');
    yield* condition({ cluster: 'chart', node: 'gone' }, 'MemoryPressure', 'unknown');
    yield row({ __name__: 'kube_node_status_capacity', cluster: 'chart', node: 'gone', resource: 'memory' }, 16 * GIB);
    yield row(
      { __name__: 'kube_node_status_allocatable', cluster: 'chart', node: 'gone', resource: 'memory' },
      16 * GIB - 50 * MIB
    );
    // No label "node" on cAdvisor's rows; its address leads to the name. Kernel memory of the pods is not in the root.
    yield row(
      {
        __name__: 'kube_node_info',
        cluster: 'kernel',
        node: 'worker "1"\n',
        internal_ip: '10.2.0.1',
        instance: '10.9.9.9:8080',
      },
      1
    );
    yield* condition({ cluster: 'kernel', node: 'worker "1"\n' }, 'MemoryPressure', 'true');
    yield* condition({ cluster: 'kernel', node: 'worker "1"\n' }, 'Ready', 'true');
    yield usage({ ...kernel, id: '/' }, 4 * GIB);
    yield row({ __name__: 'container_memory_rss', ...kernel, id: '/' }, 3 * GIB);
    yield row({ __name__: 'container_memory_cache', ...kernel, id: '/' }, 1 * GIB);
    yield usage({ ...kernel, id: '/kubelet.slice/kubelet-kubepods.slice' }, 4 * GIB);
    yield usage({ ...kernel, id: '/kubelet.slice' }, 4.1 * GIB);
    yield usage({ ...kernel, id: '/kubelet.slice/kubelet.service' }, 0.1 * GIB);
    yield usage({ ...kernel, id: '/system.slice' }, 0.5 * GIB);
    yield usage({ ...kernel, id: '/system.slice/containerd.service' }, 0.4 * GIB);
  }

  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: series() });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const nodesOf = async (cluster: string) =>
    (
      await collectNodes(sessionOf(connect(prometheus.url)), {
        atSeconds: AT,
        windowSeconds: 3600,
        matchers: [{ label: 'cluster', op: '=~', value: cluster }],
        clusterLabel: 'cluster',
        top: 3,
      })
    ).nodes;

  test('every node of every cluster, the most pressing first', async () => {
    const nodes = await nodesOf('.*');
    expect(nodes.map(({ cluster, node, ready, memoryPressure }) => [cluster, node, ready, memoryPressure])).toEqual([
      ['chart', 'gone', 'unknown', 'unknown'],
      ['kernel', 'worker "1"\n', 'true', 'true'],
      ...nodes.slice(2).map(({ cluster, node, ready, memoryPressure }) => [cluster, node, ready, memoryPressure]),
    ]);
    expect(nodes).toHaveLength(10);
    const shares = nodes
      .slice(2)
      .map(({ availableBytes, capacityBytes }) => (availableBytes ?? NaN) / (capacityBytes ?? NaN));
    const known = shares.filter((share) => !Number.isNaN(share));
    expect(known).toEqual([...known].sort((a, b) => a - b));
  });

  test.each([
    [
      '1_16',
      'minikube',
      4029632512,
      'summed',
      ['/system.slice/docker.service', '/system.slice/kubelet.service'],
      'reserved',
    ],
    ['1_20', 'datagen-1-20', 8232894464, 'no-root', ['/system.slice/kubelet.service'], 'reserved'],
    ['1_34', 'datagen-1-34', 16749006848, 'summed', ['/system.slice/kubelet.service'], 'reserved'],
  ])('nri-kubernetes %s', async (cluster, node, capacityBytes, state, services, source) => {
    const [finding, ...others] = await nodesOf(cluster);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ node, capacityBytes, memoryPressure: 'false', ready: 'true', split: { state } });
    expect(finding.split.system.map(({ name }) => name)).toEqual(services);
    expect(finding.eviction?.source).toBe(source);
    // Two scrapes make no growth, and restarts are known: none.
    expect(finding.growing).toEqual([]);
    expect(finding.oomKills).toBe(0);
  });

  test('Grafana’s chart: the working set, by containers, and said so', async () => {
    const finding = (await nodesOf('chart')).find(({ node }) => node === 'n1')!;
    expect(finding).toMatchObject({
      capacityBytes: 8 * GIB,
      workingSetBytes: 5 * GIB,
      availableBytes: 3 * GIB,
      ready: null,
      oomKills: null,
      split: {
        state: 'summed',
        whole: 'workingSet',
        wholeBytes: 5 * GIB,
        podsBytes: 3 * GIB,
        podsSource: 'containers',
        unaccountedBytes: 2 * GIB,
      },
    });
    expect(finding.warnings).toContain('Pods are summed over their containers, without sandboxes and orphaned memory.');
  });

  test('a node that only kube-state-metrics knows: not ready, and nothing is zero', async () => {
    const finding = (await nodesOf('chart')).find(({ node }) => node === 'gone')!;
    expect(finding).toMatchObject({
      capacityBytes: 16 * GIB,
      workingSetBytes: null,
      availableBytes: null,
      eviction: { thresholdBytes: 50 * MIB, source: 'reserved' },
      ready: 'unknown',
      split: { state: 'no-root', wholeBytes: null, podsBytes: null, unaccountedBytes: null },
    });
  });

  test('pods and services beyond a root without kernel memory: nothing is called unaccounted', async () => {
    const [finding] = await nodesOf('kernel');
    expect(finding.split).toMatchObject({
      state: 'exceeds-root',
      wholeBytes: 4 * GIB,
      podsBytes: 4 * GIB,
      unaccountedBytes: null,
      rootExcludesKernel: true,
      system: [
        { name: '/system.slice', bytes: 0.5 * GIB },
        { name: '/kubelet.slice/kubelet.service', bytes: Math.round(0.1 * GIB) },
      ],
    });
    expect(finding.capacityBytes).toBeNull();
    expect(finding.warnings).toContain(
      'Pods and services exceed the root cgroup, because its usage holds no kernel memory.'
    );
  });

  test('no series: no nodes', async () => {
    expect(await nodesOf('none"}')).toEqual([]);
  });
});
