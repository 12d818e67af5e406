import { type ContainerKey, escapeRegex, LOOKUP_METRIC_NAMES } from '../../../engine';
import type { Form } from '../../ask/batch';
import type { Scopes, Selection } from '../../ask/selection';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { START_TIME_METRIC, MEMORY_METRICS } from '../../sources/memoryMetrics';
import { POD_INFO_METRIC, TARGET_INFO_METRIC } from './podIdentities';

/** Processes in the container, by cAdvisor. */
export const PROCESSES_METRIC = 'container_processes';

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

/** Each series as it is. */
export const RAW: Form = { id: 'raw', keepsName: true, toExpr: (selectors) => selectors.flat().join(' or ') };

/** Each series that there was in the window, with its last value. */
export function lastOf(windowSeconds: number): Form {
  const seconds = Math.max(1, Math.round(windowSeconds));
  return {
    id: `last ${seconds}`,
    keepsName: true,
    toExpr: (selectors) =>
      selectors
        .flat()
        .map((selector) => `last_over_time(${selector}[${seconds}s])`)
        .join(' or '),
  };
}

/** The lowest value of one metric over the seconds before each moment. */
export function floorOf(name: string, floorSeconds: number): Form {
  return {
    id: 'floor',
    part: `${name} ${floorSeconds}`,
    keepsName: false,
    toExpr: (selectors) =>
      selectors
        .flat()
        .map((selector) => `min_over_time(${selector}[${floorSeconds}s])`)
        .join(' or '),
  };
}

/**
 * Every series of the catalogue that the pod has; the pod's containers; and what else it is known by.
 */
export function lookupSelections(key: ContainerKey, clusterLabel: string | null): Selection[] {
  const names = [...LOOKUP_METRIC_NAMES, START_TIME_METRIC, MEMORY_METRICS.rssBytes, TARGET_INFO_METRIC];
  const cluster = clusterMatchers(key, clusterLabel);
  const ofPod = [...toPodMatchers(POD_LABELS[0], key), { label: 'exported_pod', op: '=', value: '' } as const];
  const infos = [ofPod, toPodMatchers(EXPORTED_LABELS, key)].map((scope) => [...cluster, ...scope]);
  return [
    { names, scopes: podScopes(key, clusterLabel) },
    { names: [POD_INFO_METRIC], scopes: infos },
  ];
}

/** The same for targets that are known by other labels, and who else has been known by them. */
export function identitySelections(
  scopes: Scopes,
  addresses: ReadonlySet<string>,
  cluster: readonly LabelMatcher[]
): Selection[] {
  const hosts: LabelMatcher = { label: 'pod_ip', op: '=~', value: [...addresses].map(escapeRegex).join('|') };
  return [
    { names: [...LOOKUP_METRIC_NAMES, TARGET_INFO_METRIC], scopes },
    { names: [POD_INFO_METRIC], scopes: addresses.size > 0 ? [[...cluster, hosts]] : [] },
  ];
}
