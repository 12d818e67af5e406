import { escapeRegex, LOOKUP_METRIC_NAMES, type ContainerKey } from '../../engine';
import type { LabelMatcher } from '../labelMatcher';
import { START_TIME_METRIC, MEMORY_METRICS } from '../memoryMetrics';
import { matchersText } from '../memoryQueries';

/** Processes in the container, by cAdvisor. */
export const PROCESSES_METRIC = 'container_processes';

/** How a pod is named: by a Kubernetes scrape, or by OpenTelemetry's resource attributes where they are promoted. */
const POD_LABELS = [
  { namespace: 'namespace', pod: 'pod' },
  { namespace: 'k8s_namespace_name', pod: 'k8s_pod_name' },
] as const;

/** A name of the catalogue as a regular expression: `*` in front stands for any prefix. */
function toNameRegex(name: string): string {
  return name.startsWith('*') ? `.*${escapeRegex(name.slice(1))}` : escapeRegex(name);
}

function podSelectors(names: readonly string[], key: ContainerKey, clusterLabel: string | null): string[] {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: [...new Set(names)].map(toNameRegex).join('|') };
  const cluster: LabelMatcher[] = clusterLabel ? [{ label: clusterLabel, op: '=', value: key.cluster ?? '' }] : [];
  return POD_LABELS.map((labels): string => {
    const pod: LabelMatcher[] = [
      { label: labels.namespace, op: '=', value: key.namespace },
      { label: labels.pod, op: '=', value: key.pod },
    ];
    return `{${matchersText([named, ...cluster, ...pod])}}`;
  });
}

/** Every series of the catalogue that the pod had in the window, with its last value; and the pod's containers. */
export function lookupQuery(key: ContainerKey, clusterLabel: string | null, windowSeconds: number): string {
  const names = [...LOOKUP_METRIC_NAMES, START_TIME_METRIC, MEMORY_METRICS.rssBytes];
  const seconds = Math.max(1, Math.round(windowSeconds));
  return podSelectors(names, key, clusterLabel)
    .map((selector) => `last_over_time(${selector}[${seconds}s])`)
    .join(' or ');
}

/** Raw series of some metrics of the pod. */
export function seriesQuery(names: readonly string[], key: ContainerKey, clusterLabel: string | null): string {
  return podSelectors(names, key, clusterLabel).join(' or ');
}

/** The lowest value of one metric over the seconds before each moment. */
export function floorQuery(name: string, key: ContainerKey, clusterLabel: string | null, floorSeconds: number): string {
  return podSelectors([name], key, clusterLabel)
    .map((selector) => `min_over_time(${selector}[${floorSeconds}s])`)
    .join(' or ');
}
