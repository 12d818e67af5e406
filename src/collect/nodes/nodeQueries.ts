import { NODE_LIMITS } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { MEMORY_METRICS, KSM_RESTARTS_METRIC } from '../sources/memoryMetrics';
import { containerMatchersText, keyLabels, matchersText } from '../containers/memoryQueries';

/** Metrics of nodes. Source: memory catalog, sections 2.1, 2.3 and 4. */
export const NODE_METRICS = {
  capacity: 'kube_node_status_capacity',
  allocatable: 'kube_node_status_allocatable',
  condition: 'kube_node_status_condition',
  info: 'kube_node_info',
  machineMemory: 'machine_memory_bytes',
  machineCpus: 'machine_cpu_cores',
  /** Of the kubelet's /metrics/resource: there where the rows of the root cgroup were dropped. */
  workingSet: 'node_memory_working_set_bytes',
} as const;

const TERMINATED_REASON_METRIC = 'kube_pod_container_status_last_terminated_reason';
const POD_INFO_METRIC = 'kube_pod_info';
const OOM_EVENTS_METRIC = 'container_oom_events_total';

const { usageBytes: USAGE, workingSetBytes: WORKING_SET, rssBytes: RSS, cacheBytes: CACHE } = MEMORY_METRICS;

/** Which labels name a node: not every scrape configuration sets `node`. */
export function nodeLabels(clusterLabel: string | null): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'node', 'instance'];
}

const named = (...names: string[]): LabelMatcher => ({ label: '__name__', op: '=~', value: names.join('|') });
const equals = (label: string, value: string): LabelMatcher => ({ label, op: '=', value });
const select = (matchers: readonly LabelMatcher[]) => `{${matchersText(matchers)}}`;

/** Rows of cgroups that belong to no pod: the root, all pods together, services. */
export function cgroupRowsQuery(scope: readonly LabelMatcher[]): string {
  const noPod = [equals('pod', ''), equals('namespace', ''), equals('container', ''), equals('name', '')];
  const hasId: LabelMatcher = { label: 'id', op: '!=', value: '' };
  return select([named(USAGE, WORKING_SET, RSS, CACHE), hasId, ...noPod, ...scope]);
}

/** Sums over the pods by their own cgroups, for where the row of all pods was dropped. */
export function podSumsQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const rows: LabelMatcher[] = [
    equals('container', ''),
    equals('image', ''),
    equals('name', ''),
    { label: 'pod', op: '!=', value: '' },
  ];
  return sumOf(select([named(USAGE, WORKING_SET), ...rows, ...scope]), 'pod', clusterLabel);
}

/** Sums over the containers, for where the rows of pods were dropped as well. */
export function containerSumsQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const names = matchersText([named(USAGE, WORKING_SET)]);
  return sumOf(`{${names},${containerMatchersText(scope)}}`, 'pod,container', clusterLabel);
}

/** Each thing once, whatever number of scrapes see it; then added up by node. */
function sumOf(rows: string, by: string, clusterLabel: string | null): string {
  const node = nodeLabels(clusterLabel).join(',');
  return `sum by (__name__,${node}) (max by (__name__,${node},namespace,${by}) (${rows}))`;
}

/** What a node has, by the kubelet and by kube-state-metrics. */
export function nodeFactsQuery(scope: readonly LabelMatcher[]): string {
  const { machineMemory, machineCpus, workingSet, info } = NODE_METRICS;
  return select([named(machineMemory, machineCpus, workingSet, info), ...scope]);
}

export function nodeResourcesQuery(scope: readonly LabelMatcher[]): string {
  const resources: LabelMatcher = { label: 'resource', op: '=~', value: 'memory|cpu' };
  return select([named(NODE_METRICS.capacity, NODE_METRICS.allocatable), resources, ...scope]);
}

/** The status that holds: of each condition there is a series a status, and the one that holds is 1. */
export function nodeConditionsQuery(scope: readonly LabelMatcher[]): string {
  const conditions: LabelMatcher = { label: 'condition', op: '=~', value: 'MemoryPressure|Ready' };
  return `${NODE_METRICS.condition}${select([conditions, ...scope])} == 1`;
}

/** Containers that grew most on each node: rise of the lowest working set from the first to the last part of the window. */
export function growingContainersQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  windowSeconds: number,
  top: number
): string {
  const by = [...nodeLabels(clusterLabel), 'namespace', 'pod', 'container'].join(',');
  const rows = `${WORKING_SET}{${containerMatchersText(scope)}}`;
  const { floorSeconds, floorShareOfWindow } = NODE_LIMITS;
  const part = Math.max(1, Math.round(Math.min(floorSeconds.value, windowSeconds * floorShareOfWindow.value)));
  const offset = Math.max(1, Math.round(windowSeconds) - part);
  const now = `min by (${by}) (min_over_time(${rows}[${part}s]))`;
  const then = `min by (${by}) (min_over_time(${rows}[${part}s] offset ${offset}s))`;
  return `topk by (${nodeLabels(clusterLabel).join(',')}) (${top}, (${now} - ${then}) > 0)`;
}

/** Working set of those. */
export function growingWorkingSetsQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  windowSeconds: number,
  top: number
): string {
  const by = [...nodeLabels(clusterLabel), 'namespace', 'pod', 'container'].join(',');
  const rows = `${WORKING_SET}{${containerMatchersText(scope)}}`;
  return `max by (${by}) (${rows}) and ${growingContainersQuery(scope, clusterLabel, windowSeconds, top)}`;
}

/**
 * Restarts of containers that the OOM killer ended last: a row for each pod with some, and one without a pod for each node
 * whose restarts are known. A pod that stands on several nodes (two clusters in one store, a pod that moved) has a row
 * on each: which is its own cannot be told, and the question must not fail by it.
 */
export function oomKillsQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  windowSeconds: number
): string {
  const range = `[${Math.max(1, Math.round(windowSeconds))}s]`;
  const cluster = scope.filter(({ label }) => label === clusterLabel);
  const by = keyLabels(clusterLabel).join(',');
  const pod = keyLabels(clusterLabel).slice(0, -1).join(',');
  const node = [...(clusterLabel ? [clusterLabel] : []), 'node'].join(',');
  const restarts = `${KSM_RESTARTS_METRIC}${select(cluster)}${range}`;
  const reason = `${TERMINATED_REASON_METRIC}${select([equals('reason', 'OOMKilled'), ...cluster])}${range}`;
  const pods = `max by (${pod},node) (${POD_INFO_METRIC}${select(scope)})`;
  const restarted = `max by (${by}) (max_over_time(${restarts}) - min_over_time(${restarts}))`;
  const killed = `(${restarted} and on (${by}) max by (${by}) (max_over_time(${reason})) == 1)`;
  const kills = `(${pods} * on (${pod}) group_left () sum by (${pod}) (${killed})) > 0`;
  return `${kills} or 0 * max by (${node}) (${pods} and on (${pod}) ${restarted})`;
}

export function oomEventsQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  windowSeconds: number
): string {
  const node = nodeLabels(clusterLabel).join(',');
  const rows = `${OOM_EVENTS_METRIC}{${containerMatchersText(scope)}}[${Math.max(1, Math.round(windowSeconds))}s]`;
  return `sum by (${node}) (max_over_time(${rows}) - min_over_time(${rows})) > 0`;
}

/** The row of each node that is read first. */
export function rootRowsSelector(scope: readonly LabelMatcher[]): string {
  return `${WORKING_SET}${select([equals('id', '/'), ...scope])}`;
}

/** Working set of nodes over time. */
export function nodeTrendQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const by = nodeLabels(clusterLabel).join(',');
  const root = `max by (${by}) (${rootRowsSelector(scope)})`;
  return `${root} or max by (${by}) (${NODE_METRICS.workingSet}${select(scope)})`;
}
