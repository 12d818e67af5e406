import {
  type ConditionStatus,
  type ContainerKey,
  findEvictionLine,
  type NodeContainer,
  type NodeFinding,
  type NodeReading,
  splitNode,
  toSize,
  say,
} from '../../engine';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import type { MatrixSeries, VectorSample } from '../ask/prometheusClient';
import { findGrid, gridTimes, toKey } from '../containers/toTimelines';
import { countOomKills, findAmbiguousPods } from './countOomKills';
import { NodeNames } from './nodeNames';
import { NODE_METRICS } from './nodeQueries';
import { toCgroups } from './toCgroups';

/** Answers about nodes, as they came. */
export interface NodeAnswers {
  cgroups: readonly VectorSample[];
  podSums: readonly VectorSample[];
  containerSums: readonly VectorSample[];
  facts: readonly VectorSample[];
  resources: readonly VectorSample[];
  conditions: readonly VectorSample[];
  growing: readonly VectorSample[];
  growingWorkingSets: readonly VectorSample[];
  oomKills: readonly VectorSample[];
  oomEvents: readonly VectorSample[];
  trend: readonly MatrixSeries[];
}

export interface NodeFindingOptions {
  atSeconds: number;
  clusterLabel: string | null;
  /** The kubelets' setting, where it is known. */
  hardEvictionBytes: number | null;
  stepSeconds: number;
}

const { usageBytes: USAGE, workingSetBytes: WORKING_SET, rssBytes: RSS, cacheBytes: CACHE } = MEMORY_METRICS;

const ambiguousKills = () =>
  say`How many OOM kills it had cannot be told: pods of one name stand on several nodes. Name the cluster label in the data source.`;

/**
 * Joins what is known about each node. A node that only kube-state-metrics knows is listed too: its kubelet may be what
 * is broken. Those that are not ready come first, then those with memory pressure, then by what is left.
 */
export function toNodeFindings(answers: NodeAnswers, options: NodeFindingOptions): NodeFinding[] {
  const names = new NodeNames(answers.facts, options.clusterLabel);
  const sources = [answers.cgroups, answers.facts, answers.resources, answers.conditions, answers.containerSums];
  const nodes = new Map<string, { cluster: string | null; node: string }>();
  for (const { labels } of sources.flat()) {
    const id = names.idOf(labels);
    const node = names.nodeOf(labels);
    if (id !== null && node !== null && isOfNode(labels)) {
      nodes.set(id, { cluster: names.clusterOf(labels), node });
    }
  }
  const byNode = Object.fromEntries(
    Object.entries(answers).map(([name, samples]) => [name, groupByNode(samples, names)])
  ) as { [K in keyof NodeAnswers]: Map<string, Array<NodeAnswers[K][number]>> };
  const ambiguousPods = findAmbiguousPods(answers.oomKills, names);
  const grid = findGrid(answers.trend, options.stepSeconds);
  const timesSeconds = gridTimes(grid);

  return [...nodes]
    .map(([id, name]) => {
      const of = <K extends keyof NodeAnswers>(answer: K) => byNode[answer].get(id) ?? [];
      const facts = of('facts');
      const resources = of('resources');
      const capacityBytes =
        findResource(resources, NODE_METRICS.capacity, 'memory') ?? findValue(facts, NODE_METRICS.machineMemory);
      const allocatableBytes = findResource(resources, NODE_METRICS.allocatable, 'memory');
      const nodeCpus =
        findValue(facts, NODE_METRICS.machineCpus) ?? findResource(resources, NODE_METRICS.capacity, 'cpu');
      const reading = toReading(of('cgroups'), of('podSums'), of('containerSums'), facts, nodeCpus);
      const { kills, isAmbiguous } = countOomKills(of('oomKills'), of('oomEvents'), ambiguousPods, names);
      const workingSetBytes = findRow(of('cgroups'), WORKING_SET, '/') ?? findValue(facts, NODE_METRICS.workingSet);
      const finding: NodeFinding = {
        ...name,
        atSeconds: options.atSeconds,
        capacityBytes,
        allocatableBytes,
        workingSetBytes,
        availableBytes:
          capacityBytes === null || workingSetBytes === null ? null : Math.max(0, capacityBytes - workingSetBytes),
        eviction: findEvictionLine(capacityBytes, allocatableBytes, options.hardEvictionBytes),
        memoryPressure: findCondition(of('conditions'), 'MemoryPressure'),
        ready: findCondition(of('conditions'), 'Ready'),
        oomKills: kills,
        split: splitNode(reading),
        trend: { timesSeconds, workingSetBytes: toTrend(of('trend'), grid) },
        growing: toGrowing(of('growing'), of('growingWorkingSets'), options.clusterLabel),
        warnings: [],
      };
      return { ...finding, warnings: [...describeGaps(finding), ...(isAmbiguous ? [ambiguousKills()] : [])] };
    })
    .sort(byPressure);
}

/** kube_node_info is of a node whatever else scraped it; `instance` of kube-state-metrics is not a node. */
function isOfNode(labels: VectorSample['labels']): boolean {
  return Boolean(labels.node) || !(labels.__name__ ?? '').startsWith('kube_');
}

function groupByNode<S extends { labels: VectorSample['labels'] }>(
  samples: readonly S[],
  names: NodeNames
): Map<string, S[]> {
  const groups = new Map<string, S[]>();
  for (const sample of samples) {
    const id = names.idOf(sample.labels);
    if (id !== null) {
      groups.set(id, [...(groups.get(id) ?? []), sample]);
    }
  }
  return groups;
}

function toReading(
  cgroups: readonly VectorSample[],
  podSums: readonly VectorSample[],
  containerSums: readonly VectorSample[],
  facts: readonly VectorSample[],
  nodeCpus: number | null
): NodeReading {
  const usageKnown = findRow(cgroups, USAGE, '/') !== null;
  const metric = usageKnown ? USAGE : WORKING_SET;
  const { pods, system } = toCgroups([...new Set(cgroups.map(({ labels }) => labels.id ?? ''))]);
  const sources = [
    ['cgroup', pods === null ? null : findRow(cgroups, metric, pods)],
    ['pods', findValue(podSums, metric)],
    ['containers', findValue(containerSums, metric)],
  ] as const;
  const source = sources.find(([, bytes]) => bytes !== null);
  return {
    whole: usageKnown ? 'usage' : 'workingSet',
    rootBytes: findRow(cgroups, metric, '/') ?? (usageKnown ? null : findValue(facts, NODE_METRICS.workingSet)),
    rootRssBytes: findRow(cgroups, RSS, '/'),
    rootCacheBytes: findRow(cgroups, CACHE, '/'),
    podsBytes: source?.[1] ?? null,
    podsSource: source?.[0] ?? null,
    system: system.map((id) => ({ name: id, bytes: findRow(cgroups, metric, id) })),
    nodeCpus,
  };
}

/** Two scrapes may see one thing: the larger number is the later one, or the same. Zero is unknown. */
function findLargest(samples: readonly VectorSample[]): number | null {
  const values = samples.map(({ value }) => toSize(value)).filter((value) => value !== null);
  return Math.max(0, ...values) || null;
}

function findValue(samples: readonly VectorSample[], metric: string): number | null {
  return findLargest(samples.filter(({ labels }) => labels.__name__ === metric));
}

function findRow(samples: readonly VectorSample[], metric: string, id: string): number | null {
  return findLargest(samples.filter(({ labels }) => labels.__name__ === metric && labels.id === id));
}

function findResource(samples: readonly VectorSample[], metric: string, resource: string): number | null {
  return findLargest(samples.filter(({ labels }) => labels.__name__ === metric && labels.resource === resource));
}

function findCondition(samples: readonly VectorSample[], condition: string): ConditionStatus | null {
  const status = samples.find(({ labels, value }) => labels.condition === condition && value === 1)?.labels.status;
  return status === 'true' || status === 'false' || status === 'unknown' ? status : null;
}

function toTrend(series: readonly MatrixSeries[], grid: ReturnType<typeof findGrid>): Array<number | null> {
  const values = new Array<number | null>(grid.count).fill(null);
  for (const one of series) {
    one.timesSeconds.forEach((time, i) => {
      const index = Math.round((time - grid.startSeconds) / grid.stepSeconds);
      if (index >= 0 && index < grid.count && one.values[i] > 0) {
        values[index] = Math.max(values[index] ?? 0, one.values[i]);
      }
    });
  }
  return values;
}

function toGrowing(
  growing: readonly VectorSample[],
  workingSets: readonly VectorSample[],
  clusterLabel: string | null
): NodeContainer[] {
  const sameKey = (a: ContainerKey, b: ContainerKey | null) =>
    b !== null && a.namespace === b.namespace && a.pod === b.pod && a.container === b.container;
  return growing
    .flatMap(({ labels, value }): NodeContainer[] => {
      const key = toKey(labels, clusterLabel);
      const workingSet = key && workingSets.find((sample) => sameKey(key, toKey(sample.labels, clusterLabel)));
      return key ? [{ key, workingSetBytes: workingSet?.value ?? null, growthBytes: value }] : [];
    })
    .sort((a, b) => b.growthBytes - a.growthBytes);
}

function describeGaps({ capacityBytes, ready, split, eviction }: NodeFinding): string[] {
  return [
    ...(capacityBytes === null ? [say`Its capacity is not known: store kube_node_status_capacity.`] : []),
    ...(ready === null ? [say`Whether it is ready is not known: store kube_node_status_condition.`] : []),
    ...(split.state === 'no-root' ? [say`The memory of the root cgroup is not stored, or is 0.`] : []),
    ...(split.state === 'pods-unknown' ? [say`The memory of its pods is not stored.`] : []),
    ...(split.state === 'exceeds-root'
      ? [say`Pods and services exceed the root cgroup, because its usage holds no kernel memory.`]
      : []),
    ...(split.state === 'summed' && split.rootExcludesKernel
      ? [say`The root cgroup holds no kernel memory, so that more is unaccounted than is shown.`]
      : []),
    ...(split.podsSource === 'containers'
      ? [say`Pods are summed over their containers, without sandboxes and orphaned memory.`]
      : []),
    ...(eviction?.source === 'assumed'
      ? [say`The eviction threshold is the kubelet’s default: no metric tells it.`]
      : []),
  ];
}

function byPressure(a: NodeFinding, b: NodeFinding): number {
  const isBad = (value: boolean) => (value ? 1 : 0);
  const notReady = ({ ready }: NodeFinding) => isBad(ready === 'false' || ready === 'unknown');
  const pressed = ({ memoryPressure }: NodeFinding) => isBad(memoryPressure === 'true');
  const left = ({ availableBytes, capacityBytes }: NodeFinding) =>
    availableBytes === null || !capacityBytes ? Infinity : availableBytes / capacityBytes;
  return (
    notReady(b) - notReady(a) || pressed(b) - pressed(a) || compare(left(a), left(b)) || (a.node < b.node ? -1 : 1)
  );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
