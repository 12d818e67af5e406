import { type ContainerKey, escapeRegex, LOOKUP_METRIC_NAMES } from '../../../engine';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { START_TIME_METRIC, MEMORY_METRICS } from '../../sources/memoryMetrics';
import { matchersText } from '../../containers/memoryQueries';
import { POD_INFO_METRIC, TARGET_INFO_METRIC } from './podIdentities';

/** Processes in the container, by cAdvisor. */
export const PROCESSES_METRIC = 'container_processes';

/** What selects series besides their names: any of several lists of conditions. */
export type Scopes = ReadonlyArray<readonly LabelMatcher[]>;

/** How a pod is named: by a Kubernetes scrape, or by OpenTelemetry's resource attributes where they are promoted. */
const POD_LABELS = [
  { namespace: 'namespace', pod: 'pod' },
  { namespace: 'k8s_namespace_name', pod: 'k8s_pod_name' },
] as const;

/** kube-state-metrics describes other pods than its own: where its labels are not kept, the pod is in these. */
const EXPORTED_LABELS = { namespace: 'exported_namespace', pod: 'exported_pod' } as const;

export function clusterMatchers({ cluster }: ContainerKey, clusterLabel: string | null): LabelMatcher[] {
  return clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' }] : [];
}

/** The series of a pod that carry its name. */
export function podScopes(key: ContainerKey, clusterLabel: string | null): LabelMatcher[][] {
  return POD_LABELS.map((labels) => [...clusterMatchers(key, clusterLabel), ...toPodMatchers(labels, key)]);
}

function toPodMatchers(labels: { namespace: string; pod: string }, key: ContainerKey): LabelMatcher[] {
  return [
    { label: labels.namespace, op: '=', value: key.namespace },
    { label: labels.pod, op: '=', value: key.pod },
  ];
}

/** A name of the catalogue as a regular expression: `*` in front stands for any prefix. */
function toNameRegex(name: string): string {
  return name.startsWith('*') ? `.*${escapeRegex(name.slice(1))}` : escapeRegex(name);
}

function selectors(names: readonly string[], scopes: Scopes): string[] {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: [...new Set(names)].map(toNameRegex).join('|') };
  return scopes.map((scope) => `{${matchersText([named, ...scope])}}`);
}

function lastOf(some: readonly string[], windowSeconds: number): string {
  const seconds = Math.max(1, Math.round(windowSeconds));
  return some.map((selector) => `last_over_time(${selector}[${seconds}s])`).join(' or ');
}

/**
 * Every series of the catalogue that the pod had in the window, with its last value; the pod's containers; and what else
 * it is known by.
 */
export function lookupQuery(key: ContainerKey, clusterLabel: string | null, windowSeconds: number): string {
  const names = [...LOOKUP_METRIC_NAMES, START_TIME_METRIC, MEMORY_METRICS.rssBytes, TARGET_INFO_METRIC];
  const cluster = clusterMatchers(key, clusterLabel);
  const ofPod = [...toPodMatchers(POD_LABELS[0], key), { label: 'exported_pod', op: '=', value: '' } as const];
  const infos = [ofPod, toPodMatchers(EXPORTED_LABELS, key)].map((scope) => [...cluster, ...scope]);
  const all = [...selectors(names, podScopes(key, clusterLabel)), ...selectors([POD_INFO_METRIC], infos)];
  return lastOf(all, windowSeconds);
}

/** The same for targets that are known by other labels, and who else has been known by them. */
export function identityQuery(
  scopes: Scopes,
  addresses: ReadonlySet<string>,
  cluster: readonly LabelMatcher[],
  windowSeconds: number
): string {
  const hosts: LabelMatcher = { label: 'pod_ip', op: '=~', value: [...addresses].map(escapeRegex).join('|') };
  const infos = addresses.size > 0 ? selectors([POD_INFO_METRIC], [[...cluster, hosts]]) : [];
  return lastOf([...selectors([...LOOKUP_METRIC_NAMES, TARGET_INFO_METRIC], scopes), ...infos], windowSeconds);
}

/** Raw series of some metrics. */
export function seriesQuery(names: readonly string[], scopes: Scopes): string {
  return selectors(names, scopes).join(' or ');
}

/** The lowest value of one metric over the seconds before each moment. */
export function floorQuery(name: string, scopes: Scopes, floorSeconds: number): string {
  return selectors([name], scopes)
    .map((selector) => `min_over_time(${selector}[${floorSeconds}s])`)
    .join(' or ');
}
