import type { DataFrame } from '@grafana/data';
import { PANEL_ID } from '../../contract/ids';
import type { NodeFinding } from '../../engine';
import { CONTRACT_LIMITS } from '../../contract/contractLimits';
import { toNodesFrame } from './toNodesFrame';

const GIB = 1024 ** 3;
const node = (part: Partial<NodeFinding> = {}): NodeFinding => ({
  cluster: null,
  node: 'n1',
  atSeconds: 1000,
  capacityBytes: 16 * GIB,
  allocatableBytes: 15 * GIB,
  workingSetBytes: 8 * GIB,
  availableBytes: 8 * GIB,
  eviction: { thresholdBytes: GIB, workingSetBytes: 15 * GIB, source: 'assumed' },
  memoryPressure: 'false',
  ready: 'true',
  oomKills: 0,
  split: {
    state: 'summed',
    whole: 'usage',
    wholeBytes: 9 * GIB,
    podsBytes: 6 * GIB,
    podsSource: 'cgroup',
    system: [
      { name: '/system.slice', bytes: 2 * GIB },
      { name: '/kubelet', bytes: GIB / 2 },
    ],
    unaccountedBytes: GIB / 2,
    skewBytes: 0,
    rootExcludesKernel: false,
  },
  trend: { timesSeconds: [0, 3600, 7200], workingSetBytes: [7 * GIB, 7.5 * GIB, 8 * GIB] },
  growing: [
    {
      key: { cluster: null, namespace: 'shop', pod: 'a"b', container: 'app' },
      workingSetBytes: GIB,
      growthBytes: 213 * 1024 ** 2,
    },
    { key: { cluster: null, namespace: 'shop', pod: 'b', container: 'app' }, workingSetBytes: null, growthBytes: -5 },
  ],
  warnings: [],
  ...part,
});
const frameOf = (...nodes: NodeFinding[]): DataFrame =>
  toNodesFrame('A', {
    nodes,
    warnings: ['w'],
    cost: { requests: 1, bytes: null, samples: 1, milliseconds: 1 },
    expressions: ['up'],
  });
const rowOf = (frame: DataFrame) => Object.fromEntries(frame.fields.map(({ name, values }) => [name, values[0]]));

describe('toNodesFrame(refId, answer)', () => {
  test('a node as a row', () => {
    const { trend, ...row } = rowOf(frameOf(node()));
    expect(row).toEqual({
      cluster: null,
      node: 'n1',
      ready: 'true',
      memory_pressure: 'false',
      capacity_bytes: 16 * GIB,
      allocatable_bytes: 15 * GIB,
      eviction_bytes: 15 * GIB,
      usage_bytes: 9 * GIB,
      working_set_bytes: 8 * GIB,
      pods_bytes: 6 * GIB,
      system_bytes: 2.5 * GIB,
      unaccounted_bytes: GIB / 2,
      slope_bytes_per_hour: GIB / 2,
      oom_kills: 0,
      drivers: 'shop/a"b/app +213 MiB',
      source: 'prometheus',
    });
    expect(trend.fields.map((field: { values: number[] }) => field.values)).toEqual([
      [0, 3_600_000, 7_200_000],
      [7 * GIB, 7.5 * GIB, 8 * GIB],
    ]);
  });

  test('what is unknown is null, and never zero', () => {
    const unknown = node({
      capacityBytes: null,
      eviction: null,
      ready: null,
      oomKills: null,
      workingSetBytes: null,
      split: {
        ...node().split,
        whole: 'workingSet',
        podsBytes: null,
        system: [],
        unaccountedBytes: null,
      },
      trend: { timesSeconds: [0], workingSetBytes: [null] },
    });
    const row = rowOf(frameOf(unknown));
    for (const name of ['capacity', 'eviction', 'usage', 'working_set', 'pods', 'system', 'unaccounted']) {
      expect([name, row[`${name}_bytes`]]).toEqual([name, null]);
    }
    expect([row.ready, row.oom_kills, row.slope_bytes_per_hour]).toEqual([null, null, null]);
  });

  test('what is missing: by name on one node, counted on several', () => {
    const { meta } = frameOf(node({ warnings: ['a', 'b'] }), node({ node: 'n2', warnings: ['b'] }));
    expect(meta?.notices).toEqual([
      { severity: 'warning', text: 'w' },
      { severity: 'info', text: 'n1: a' },
      { severity: 'info', text: '2 nodes: b' },
    ]);
  });

  test('more than can be read are cut, and it says so', () => {
    const frame = frameOf(...Array.from({ length: CONTRACT_LIMITS.nodeRows.value + 1 }, () => node()));
    expect(frame.length).toBe(CONTRACT_LIMITS.nodeRows.value);
    expect(frame.meta?.notices).toContainEqual({
      severity: 'info',
      text: 'Showing 500 of 501 nodes, the fullest first.',
    });
  });

  test('Explore opens it in the panel', () => {
    expect(frameOf(node()).meta?.preferredVisualisationPluginId).toBe(PANEL_ID);
  });

  test('an empty answer has its type and no fields', () => {
    const { fields, meta } = frameOf();
    expect([fields, meta?.type, meta?.custom?.leakscope.kind]).toEqual([[], 'numeric-long', 'nodes']);
  });
});
