import { type ContainerKey, escapeRegex, POD_OWNER } from '../../../engine';
import type { Form } from '../../ask/batch';
import type { Selection } from '../../ask/selection';
import type { LabelMatcher } from '../../sources/labelMatcher';
import { KSM_RESTARTS_METRIC } from '../../sources/memoryMetrics';
import { podScopeOf } from '../../containers/memoryQueries';
import type { OwningWorkload } from '../../workloads/owningWorkload';

export const KSM_LAST_REASON_METRIC = 'kube_pod_container_status_last_terminated_reason';
export const KSM_LAST_TIMESTAMP_METRIC = 'kube_pod_container_status_last_terminated_timestamp';
const KSM_CONTAINER_INFO = 'kube_pod_container_info';

/** Whose marks are looked for: one container, or all of the pod where it is null. */
export type MarkKey = Omit<ContainerKey, 'container'> & { container: string | null };

/** How containers last ended; with the count of restarts, all that tells kills. */
export const ENDING_METRICS = [KSM_LAST_REASON_METRIC, KSM_LAST_TIMESTAMP_METRIC] as const;

/** Restarts and how the containers last ended: raw series of kube-state-metrics. */
export function endingsSelection(key: MarkKey, clusterLabel: string | null): Selection {
  return {
    names: [KSM_RESTARTS_METRIC, ...ENDING_METRICS],
    scopes: [[...podScopeOf(key, clusterLabel), ...containerMatchers(key)]],
  };
}

function placeLabels(clusterLabel: string | null): string {
  return [...(clusterLabel ? [clusterLabel] : []), 'namespace'].join(',');
}

/** Containers of all pods of workloads, counted by version: a range of it tells when each version began. */
export function versionsForm(clusterLabel: string | null): Form {
  const place = placeLabels(clusterLabel);
  return {
    id: `versions ${place}`,
    keepsName: false,
    joins: true,
    toExpr: ([containers, pods]) =>
      `count by (${place},owner_kind,owner_name,container,image) (` +
      `max by (${place},pod,container,image) (${containers.join(' or ')})` +
      ` * on (${place},pod) group_left (owner_kind,owner_name) max by (${place},pod,owner_kind,owner_name) (${pods.join(' or ')}))`,
  };
}

/** The containers of a namespace, and the pods that a workload owns: those of its ReplicaSets are named after it. */
export function versionsSelections(
  key: MarkKey,
  clusterLabel: string | null,
  { kind, name, byReplicaSet }: OwningWorkload
): Selection[] {
  const scope = namespaceScope(key, clusterLabel);
  const owned: LabelMatcher[] = byReplicaSet
    ? [
        { label: 'owner_kind', op: '=', value: 'ReplicaSet' },
        { label: 'owner_name', op: '=~', value: `${escapeRegex(name)}-[^-]+` },
      ]
    : [
        { label: 'owner_kind', op: '=', value: kind },
        { label: 'owner_name', op: '=', value: name },
      ];
  return [
    { names: [KSM_CONTAINER_INFO], scopes: [[...scope, ...containerMatchers(key)]] },
    { names: [POD_OWNER], scopes: [[...scope, ...owned]] },
  ];
}

function namespaceScope(key: MarkKey, clusterLabel: string | null): LabelMatcher[] {
  return podScopeOf(key, clusterLabel).filter(({ label }) => label !== 'pod');
}

function containerMatchers({ container }: MarkKey): LabelMatcher[] {
  return container === null ? [] : [{ label: 'container', op: '=', value: container }];
}
