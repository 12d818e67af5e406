import { type NodeFinding, splitNode } from '../../engine';
import { fillNodes, lacksMemory } from './fillNodes';

const GIB = 1024 ** 3;

function node(name: string, workingSetBytes: number | null, part: Partial<NodeFinding> = {}): NodeFinding {
  return {
    cluster: null,
    node: name,
    atSeconds: 1_700_000_000,
    capacityBytes: 8 * GIB,
    allocatableBytes: null,
    workingSetBytes,
    availableBytes: workingSetBytes === null ? null : 8 * GIB - workingSetBytes,
    eviction: null,
    memoryPressure: null,
    ready: null,
    oomKills: null,
    split: splitNode({
      whole: 'workingSet',
      rootBytes: workingSetBytes,
      rootRssBytes: null,
      rootCacheBytes: null,
      podsBytes: workingSetBytes === null ? null : workingSetBytes / 2,
      podsSource: 'cgroup',
      system: [],
      nodeCpus: null,
    }),
    trend: { timesSeconds: [1_700_000_000], workingSetBytes: [workingSetBytes] },
    growing: [],
    warnings: [],
    ...part,
  };
}

describe('fillNodes(known, live)', () => {
  test('what Prometheus has stays as it is', () => {
    const known = [node('a', 2 * GIB), node('b', GIB)];
    const { nodes, fromKubelet } = fillNodes(known, [node('a', 3 * GIB)]);
    expect([nodes, fromKubelet.size]).toEqual([known, 0]);
  });

  test('memory that is lacking is that of the kubelet, and conditions stay', () => {
    const known = node('a', null, { ready: 'true', allocatableBytes: 7 * GIB, capacityBytes: null, oomKills: 2 });
    expect(lacksMemory(known)).toBe(true);
    const { nodes, fromKubelet } = fillNodes([known], [node('a', 3 * GIB)]);
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      ready: 'true',
      allocatableBytes: 7 * GIB,
      oomKills: 2,
      capacityBytes: 8 * GIB,
      workingSetBytes: 3 * GIB,
      availableBytes: 5 * GIB,
      split: { state: 'summed', podsBytes: 1.5 * GIB },
      trend: { workingSetBytes: [3 * GIB] },
    });
    expect(fromKubelet.has(nodes[0])).toBe(true);
  });

  test('a kubelet that told nothing fills nothing', () => {
    const known = [node('a', null)];
    expect(fillNodes(known, [node('a', null)]).nodes).toEqual(known);
  });

  test('nodes that Prometheus does not know are added in their place', () => {
    const known = [node('full', 7 * GIB), node('empty', GIB), node('broken', null, { ready: 'false' })];
    const { nodes, fromKubelet } = fillNodes(known, [node('half', 4 * GIB), node('unknown', null)]);
    expect(nodes.map((one) => one.node)).toEqual(['broken', 'full', 'half', 'empty', 'unknown']);
    expect([...fromKubelet].map((one) => one.node).sort()).toEqual(['half', 'unknown']);
  });

  test('a node of another cluster with the same name is another node', () => {
    const { nodes } = fillNodes([node('a', null, { cluster: 'x' })], [node('a', GIB, { cluster: 'y' })]);
    expect(nodes.map(({ cluster, workingSetBytes }) => [cluster, workingSetBytes])).toEqual([
      ['y', GIB],
      ['x', null],
    ]);
  });
});
