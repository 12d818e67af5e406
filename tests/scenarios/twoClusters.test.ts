import { findNodeCpus } from '../../src/collect/containers/findNodeCpus';
import { nodeCpusQuery } from '../../src/collect/containers/memoryQueries';
import { collectNodes } from '../../src/collect/nodes/collectNodes';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { startRefusingProxy } from './cliRefusingProxy';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const AT = 1_790_000_000;
const GIB = 1024 ** 3;
const row = (labels: Record<string, string>, from: number, to = from) => ({
  labels,
  timesSeconds: Array.from({ length: 61 }, (_, i) => AT - (60 - i) * 60),
  values: Array.from({ length: 61 }, (_, i) => (i < 30 ? from : to)),
});
/** Node `n1` is in both clusters, of other sizes; `web-0` is in both as well, and was killed in one. */
function* series() {
  for (const [cluster, node, cpus] of [
    ['east', 'n1', 4],
    ['west', 'n1', 96],
    ['west', 'n2', 8],
  ] as const) {
    const of = { cluster, node, instance: `${cluster}-${node}:10250` };
    yield row({ __name__: 'container_memory_usage_bytes', id: '/', ...of }, 4 * GIB);
    yield row({ __name__: 'container_memory_working_set_bytes', id: '/', ...of }, 3 * GIB);
    yield row({ __name__: 'machine_cpu_cores', ...of }, cpus);
  }
  for (const [cluster, node, pod, kills] of [
    ['east', 'n1', 'web-0', 3],
    ['west', 'n2', 'web-0', 0],
    ['west', 'n1', 'other', 0],
  ] as const) {
    for (const instance of ['ksm-0:8080', 'ksm-1:8080']) {
      const of = { cluster, namespace: 'shop', pod, instance };
      yield row({ __name__: 'kube_pod_info', node, ...of }, 1);
      const container = { container: 'app', ...of };
      yield row({ __name__: 'kube_pod_container_status_restarts_total', ...container }, 0, kills);
      const reason = { __name__: 'kube_pod_container_status_last_terminated_reason', reason: 'OOMKilled' };
      yield* kills > 0 ? [row({ ...reason, ...container }, 1)] : [];
    }
  }
}

describe('several clusters in one store', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: series() });
  }, 120_000);
  afterAll(() => prometheus?.stop());
  const ask = (clusterLabel: string | null, url = prometheus.url) =>
    collectNodes(sessionOf(connect(url)), { atSeconds: AT, windowSeconds: 3600, matchers: [], clusterLabel, top: 3 });

  test('with the cluster label, OOM kills are counted where they were', async () => {
    const { nodes } = await ask('cluster');
    const kills = nodes.map(({ cluster, node, oomKills }) => [cluster, node, oomKills]);
    expect(kills).toEqual(
      expect.arrayContaining([
        ['east', 'n1', 3],
        ['west', 'n1', 0],
        ['west', 'n2', 0],
      ])
    );
  });

  test('without it, the view stands, and kills of pods with one name on several nodes are unknown', async () => {
    const { nodes } = await ask(null);
    expect(nodes.map(({ node, oomKills }) => [node, oomKills]).sort()).toEqual([
      ['n1', null],
      ['n2', null],
    ]);
    for (const { warnings } of nodes) {
      expect(warnings.join()).toContain('Name the cluster label in the data source.');
    }
  });

  test('the CPUs of a node are those of its own cluster', async () => {
    const cpusOf = async (cluster: string | null, node: string | null, clusterLabel: string | null) => {
      const { vector } = await connect(prometheus.url).instant({ expr: nodeCpusQuery(clusterLabel), atSeconds: AT });
      return findNodeCpus(vector, { cluster, node }, clusterLabel);
    };
    expect(await cpusOf('east', 'n1', 'cluster')).toBe(4);
    expect(await cpusOf('west', 'n1', 'cluster')).toBe(96);
    expect(await cpusOf('east', null, 'cluster')).toBe(4);
    expect(await cpusOf('west', 'n3', 'cluster')).toBe(96);
    expect(await cpusOf('north', 'n1', 'cluster')).toBeNull();
    expect(await cpusOf(null, 'n2', null)).toBe(8);
  });

  test.each([
    [/kube_node_status_condition/, 'Whether nodes are ready and have memory pressure is not known: '],
    [/kube_pod_info/, 'OOM kills by kube-state-metrics are not known: '],
    [/container_oom_events_total/, 'OOM kills by cAdvisor are not known: '],
    [/query=topk/, 'The containers that grow most are not known: '],
    [/image=""/, 'The memory of pods by their own cgroups is not known: '],
    [/query_range/, 'The history of the nodes is not known: '],
  ])('a question with %s that fails leaves a sentence, and the rest stays', async (refuse, says) => {
    const proxy = await startRefusingProxy(prometheus.url, refuse);
    try {
      const { nodes, warnings } = await ask('cluster', proxy.url);
      expect(nodes).toHaveLength(3);
      expect(warnings.join('\n')).toContain(says);
      expect(warnings.join('\n')).toContain('overloaded');
    } finally {
      await proxy.stop();
    }
  });

  test('a question about which nodes there are that fails is an error', async () => {
    const proxy = await startRefusingProxy(prometheus.url, /machine_memory_bytes/);
    await expect(ask('cluster', proxy.url)).rejects.toThrow('overloaded');
    await proxy.stop();
  });
});
