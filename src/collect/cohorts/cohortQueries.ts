import { checkLabelName, escapeRegex, POD_OWNER, SET_OWNER } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { OwningWorkload } from '../workloads/owningWorkload';
import { matchersText, podScopeOf } from '../containers/memoryQueries';

const KSM_CONTAINER_INFO = 'kube_pod_container_info';
/** The pod's own labels by kube-state-metrics, each with the prefix `label_`. */
export const KSM_POD_LABELS = 'kube_pod_labels';
/** Every scrape target has it, with the labels that the scrape gave the target. */
export const TARGET_METRIC = 'up';

/** Where a cohort lives. */
export interface CohortScope {
  cluster: string | null;
  namespace: string;
  container: string;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  windowSeconds: number;
}

/** A label of pods by which a cohort is put together or taken apart. */
export interface PodLabel {
  metric: typeof KSM_POD_LABELS | typeof TARGET_METRIC;
  label: string;
}

/** Labels and target labels of one pod. */
export function podLabelsQuery(scope: CohortScope, pod: string): string {
  const matchers = matchersText(podScopeOf({ ...scope, pod }, scope.clusterLabel));
  return [KSM_POD_LABELS, TARGET_METRIC].map((metric) => over(`${metric}{${matchers}}`, scope)).join(' or ');
}

/** The pods of a workload in the window, each with the image of the container where kube-state-metrics tells it. */
export function workloadMembersQuery(scope: CohortScope, workload: OwningWorkload): string {
  const owned: LabelMatcher[] = [
    { label: 'owner_kind', op: '=', value: workload.kind },
    { label: 'owner_name', op: '=', value: workload.name },
  ];
  const space = namespaceOf(scope);
  if (!workload.byReplicaSet) {
    return withImages(scope, over(`${POD_OWNER}{${matchersText([...space, ...owned])}}`, scope));
  }
  const sets = over(`${SET_OWNER}{${matchersText([...space, ...owned])}}`, scope);
  const pods = over(`${POD_OWNER}{${matchersText(space)}}`, scope);
  return withImages(
    scope,
    `${pods} and on (owner_name) label_replace(${sets}, "owner_name", "$1", "replicaset", "(.+)")`
  );
}

/** The pods that carry one value of a label, each with the image of the container where kube-state-metrics tells it. */
export function labelMembersQuery(scope: CohortScope, { metric, label }: PodLabel, value: string): string {
  const matchers = matchersText([...namespaceOf(scope), { label, op: '=', value }]);
  return withImages(scope, over(`${metric}{${matchers}}`, scope));
}

/** The value of one label for each of some pods: of the pod itself, or else of its scrape target. */
export function groupsQuery(scope: CohortScope, labels: readonly PodLabel[], pods: readonly string[]): string {
  const named: LabelMatcher = { label: 'pod', op: '=~', value: pods.map(escapeRegex).join('|') };
  return labels
    .map(({ metric, label }) => {
      const matchers = matchersText([...namespaceOf(scope), named, { label, op: '!=', value: '' }]);
      return `max by (pod,${checkLabelName(label)}) (${over(`${metric}{${matchers}}`, scope)})`;
    })
    .join(' or ');
}

/** A pod's label as users write it, such as `app.kubernetes.io/track`, as both metrics spell it. */
export function toPodLabels(label: string): PodLabel[] {
  const safe = label.replace(/[^a-zA-Z0-9_]/g, '_');
  return [
    { metric: KSM_POD_LABELS, label: `label_${safe}` },
    { metric: TARGET_METRIC, label: /^[0-9]/.test(safe) || safe === '' ? `_${safe}` : safe },
  ];
}

function namespaceOf({ cluster, namespace, clusterLabel }: CohortScope): LabelMatcher[] {
  return podScopeOf({ cluster, namespace, pod: '' }, clusterLabel).filter(({ label }) => label !== 'pod');
}

function over(selector: string, { windowSeconds }: CohortScope): string {
  return `last_over_time(${selector}[${Math.max(1, Math.round(windowSeconds))}s])`;
}

/** A row each pod and image; a pod without a known image has a row of its own. */
function withImages(scope: CohortScope, pods: string): string {
  const container: LabelMatcher = { label: 'container', op: '=', value: scope.container };
  const info = over(`${KSM_CONTAINER_INFO}{${matchersText([...namespaceOf(scope), container])}}`, scope);
  const found = `max by (pod) (${pods})`;
  const imaged = `max by (pod,image) (${info}) * on (pod) group_left () ${found}`;
  return `(${imaged}) or (${found} unless on (pod) ${info})`;
}
