import { type ContainerKey, escapeRegex, matcher } from '../../engine';
import { factorPrefixes } from '../ask/factorPrefixes';
import type { LabelMatcher } from '../sources/labelMatcher';
import {
  KSM_INIT_LIMIT_METRIC,
  KSM_INIT_REQUEST_METRIC,
  KSM_LIMIT_METRIC,
  KSM_REQUEST_METRIC,
  KSM_RESTARTS_METRIC,
  LIMIT_METRIC,
  MEMORY_METRICS,
  START_TIME_METRIC,
} from '../sources/memoryMetrics';

/**
 * The PromQL that Leakscope sends, apart from the score's. What every selector has to do is written in the memory
 * catalog, sections 2.2 and 2.5: rows of containers only (no pause, no pod cgroup), one row a container, no dead ones.
 */

/** Labels that name a container, in the order of ContainerKey. */
export function keyLabels(clusterLabel: string | null): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'namespace', 'pod', 'container'];
}

/** Rows of containers: the pause process has container "" or "POD", the pod cgroup has container "". */
const CONTAINER_ROWS: readonly LabelMatcher[] = [
  { label: 'container', op: '!=', value: '' },
  { label: 'container', op: '!=', value: 'POD' },
  { label: 'pod', op: '!=', value: '' },
];

/** The text between the braces of a selector. */
export function matchersText(matchers: readonly LabelMatcher[]): string {
  return matchers.map(({ label, op, value }) => matcher(label, op, value)).join(',');
}

export function containerMatchersText(scope: readonly LabelMatcher[]): string {
  return matchersText([...CONTAINER_ROWS, ...scope]);
}

function namesMatcher(names: readonly string[]): LabelMatcher {
  return { label: '__name__', op: '=~', value: names.join('|') };
}

const ROW_METRICS = [...Object.values(MEMORY_METRICS), LIMIT_METRIC, START_TIME_METRIC];
/** With the count of restarts, which kube-state-metrics keeps. */
const TOLD_METRICS = [...ROW_METRICS, KSM_RESTARTS_METRIC];

/** Series of each metric that a container's rows may have, counted: which exist, and how many containers there are. */
export function countMetricsQuery(
  scope: readonly LabelMatcher[],
  moreMetrics: readonly string[] = [],
  ageSeconds = 0
): string {
  const names = namesMatcher([...ROW_METRICS, ...moreMetrics]);
  const offset = ageSeconds > 0 ? ` offset ${Math.ceil(ageSeconds)}s` : '';
  return `count by (__name__) ({${matchersText([names, ...CONTAINER_ROWS, ...scope])}}${offset})`;
}

/** Raw rows with all their labels: restarts have a row each, told apart by `id`, and are joined by `toTimelines`. */
export function rowsQuery(scope: readonly LabelMatcher[], moreMetrics: readonly string[] = []): string {
  return `{${matchersText([namesMatcher([...TOLD_METRICS, ...moreMetrics]), ...CONTAINER_ROWS, ...scope])}}`;
}

/** All rows of pods, also those of their own cgroups and of sandboxes: told apart by `toPodRows`. */
export function podRowsQuery(scope: readonly LabelMatcher[], moreMetrics: readonly string[] = []): string {
  return `{${matchersText([namesMatcher([...TOLD_METRICS, ...moreMetrics]), ...scope])}}`;
}

/**
 * Working set of the living containers, one series each. cAdvisor's samples carry their own time, so Prometheus keeps
 * returning a container for five minutes after its end; its start time, which carries none, is gone at once.
 */
export function livingContainersQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  startTimeKnown: boolean
): string {
  const rows = containerMatchersText(scope);
  const by = keyLabels(clusterLabel).join(',');
  const alive = startTimeKnown ? ` and on (${by},id) ${START_TIME_METRIC}{${rows}}` : '';
  return `max by (${by}) (${MEMORY_METRICS.workingSetBytes}{${rows}}${alive})`;
}

/** Limits of the pod specification, for where the live ones of the cgroup were dropped. */
export function specifiedLimitsQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  return resourceQuery([KSM_LIMIT_METRIC, KSM_INIT_LIMIT_METRIC], scope, clusterLabel);
}

/** What the containers ask the scheduler for. */
export function requestsQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  return resourceQuery([KSM_REQUEST_METRIC, KSM_INIT_REQUEST_METRIC], scope, clusterLabel);
}

/** Names of containers and init containers are distinct in a pod, so that no row of one hides the other's. */
function resourceQuery(
  metrics: readonly string[],
  scope: readonly LabelMatcher[],
  clusterLabel: string | null
): string {
  const memory: LabelMatcher[] = [{ label: 'resource', op: '=', value: 'memory' }];
  const rows = matchersText([namesMatcher(metrics), ...memory, ...scope]);
  return `max by (${keyLabels(clusterLabel).join(',')}) ({${rows}})`;
}

/** CPUs of each node. Nodes of several clusters may have one name. */
export function nodeCpusQuery(clusterLabel: string | null): string {
  const by = [...(clusterLabel ? [clusterLabel] : []), 'node'].join(',');
  return `max by (${by}) (machine_cpu_cores) or max by (${by}) (kube_node_status_capacity{resource="cpu"})`;
}

/** Label of the answer to `nodeRoomQuery` that tells its rows apart. */
export const NODE_ROOM_LABEL = 'leakscope_node';

/** The memory of each node, and the working set of its root cgroup: the kubelet ends pods when little is left between them. */
export function nodeRoomQuery(clusterLabel: string | null): string {
  const by = [...(clusterLabel ? [clusterLabel] : []), 'node'].join(',');
  const rows = {
    capacity: 'machine_memory_bytes{node!=""}',
    used: `${MEMORY_METRICS.workingSetBytes}{id="/",node!=""}`,
  };
  return Object.entries(rows)
    .map(([name, selector]) => `label_replace(max by (${by}) (${selector}), "${NODE_ROOM_LABEL}", "${name}", "", "")`)
    .join(' or ');
}

/** Restricts a label to some values. */
export function anyOf(label: string, values: readonly string[]): LabelMatcher {
  // In order: a list whose rows have changed places asks with the same text.
  const distinct = [...new Set(values)].sort();
  return distinct.length === 1
    ? { label, op: '=', value: distinct[0] }
    : { label, op: '=~', value: factorPrefixes(distinct.map(escapeRegex)) };
}

/** Restricts a scope to some containers. The answer may hold more (the product of the lists): drop what was not asked. */
export function scopeOf(keys: readonly ContainerKey[], clusterLabel: string | null): LabelMatcher[] {
  const of = (label: string, toValue: (key: ContainerKey) => string) => anyOf(label, keys.map(toValue));
  return [
    ...(clusterLabel ? [of(clusterLabel, ({ cluster }) => cluster ?? '')] : []),
    of('namespace', ({ namespace }) => namespace),
    of('pod', ({ pod }) => pod),
    of('container', ({ container }) => container),
  ];
}

/** Restricts a scope to one pod. */
export function podScopeOf(
  { cluster, namespace, pod }: Pick<ContainerKey, 'cluster' | 'namespace' | 'pod'>,
  clusterLabel: string | null
): LabelMatcher[] {
  return [
    ...(clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' } as const] : []),
    { label: 'namespace', op: '=', value: namespace },
    { label: 'pod', op: '=', value: pod },
  ];
}
