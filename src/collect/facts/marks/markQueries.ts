import type { ContainerKey } from '../../../engine';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { KSM_RESTARTS_METRIC } from '../../sources/memoryMetrics';
import { matchersText, podScopeOf } from '../../containers/memoryQueries';
import type { Workload } from './findWorkload';

export const KSM_LAST_REASON_METRIC = 'kube_pod_container_status_last_terminated_reason';
export const KSM_LAST_TIMESTAMP_METRIC = 'kube_pod_container_status_last_terminated_timestamp';
const KSM_POD_OWNER = 'kube_pod_owner';
const KSM_SET_OWNER = 'kube_replicaset_owner';
const KSM_CONTAINER_INFO = 'kube_pod_container_info';

/** Whose marks are looked for: one container, or all of the pod where it is null. */
export type MarkKey = Omit<ContainerKey, 'container'> & { container: string | null };

/** Restarts and how the containers last ended: raw series of kube-state-metrics. */
export function endingsQuery(key: MarkKey, clusterLabel: string | null): string {
  const names = [KSM_RESTARTS_METRIC, KSM_LAST_REASON_METRIC, KSM_LAST_TIMESTAMP_METRIC];
  const named: LabelMatcher = { label: '__name__', op: '=~', value: names.join('|') };
  return `{${matchersText([named, ...podScopeOf(key, clusterLabel), ...containerMatchers(key)])}}`;
}

/** The controller of a pod, and the controller of that where it is a ReplicaSet. */
export function ownersQuery(key: MarkKey, clusterLabel: string | null, windowSeconds: number): string {
  const seconds = Math.max(1, Math.round(windowSeconds));
  const controller: LabelMatcher = { label: 'owner_is_controller', op: '=', value: 'true' };
  const pods = `last_over_time(${KSM_POD_OWNER}{${matchersText([...podScopeOf(key, clusterLabel), controller])}}[${seconds}s])`;
  const sets = `last_over_time(${KSM_SET_OWNER}{${matchersText(namespaceScope(key, clusterLabel))}}[${seconds}s])`;
  return `${pods} or (${sets} and on (replicaset) label_replace(${pods}, "replicaset", "$1", "owner_name", "(.+)"))`;
}

/** Containers of all pods of a workload, counted by version: a range of it tells when each version began. */
export function versionsQuery(key: MarkKey, clusterLabel: string | null, workload: Workload): string {
  const scope = namespaceScope(key, clusterLabel);
  const owned: LabelMatcher[] = [
    { label: 'owner_kind', op: '=', value: workload.kind },
    { label: 'owner_name', op: '=', value: workload.name },
  ];
  const sets = `label_replace(${KSM_SET_OWNER}{${matchersText([...scope, ...owned])}}, "owner_name", "$1", "replicaset", "(.+)")`;
  const pods = workload.byReplicaSet
    ? `${KSM_POD_OWNER}{${matchersText(scope)}} and on (owner_name) ${sets}`
    : `${KSM_POD_OWNER}{${matchersText([...scope, ...owned])}}`;
  const containers = `${KSM_CONTAINER_INFO}{${matchersText([...scope, ...containerMatchers(key)])}}`;
  return (
    `count by (owner_name,container,image) (max by (pod,container,image) (${containers})` +
    ` * on (pod) group_left (owner_name) max by (pod,owner_name) (${pods}))`
  );
}

function namespaceScope(key: MarkKey, clusterLabel: string | null): LabelMatcher[] {
  return podScopeOf(key, clusterLabel).filter(({ label }) => label !== 'pod');
}

function containerMatchers({ container }: MarkKey): LabelMatcher[] {
  return container === null ? [] : [{ label: 'container', op: '=', value: container }];
}
