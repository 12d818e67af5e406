import { JOB_OWNER, POD_OWNER, RECORDED_OWNER, SET_OWNER, type ContainerKey } from '../../engine';
import type { Form } from '../ask/batch';
import type { Selection } from '../ask/selection';
import { podScopeOf } from '../containers/memoryQueries';

export type PodKey = Pick<ContainerKey, 'cluster' | 'namespace' | 'pod'>;

/** The owners of pods, and the owners of those, as they were last seen in the window. One expression for any number of pods. */
export function ownersForm(windowSeconds: number): Form {
  const seconds = Math.max(1, Math.round(windowSeconds));
  return {
    id: `owners ${seconds}`,
    keepsName: true,
    toExpr: (selections) =>
      selections
        .flat()
        .map((text) => `last_over_time(${text}[${seconds}s])`)
        .join(' or '),
  };
}

/** A pod of a ReplicaSet or a Job is named after it: what stands before its last dash names the one to ask about. */
export function ownersSelections(key: PodKey, clusterLabel: string | null): Selection[] {
  const scope = podScopeOf(key, clusterLabel);
  const place = scope.filter(({ label }) => label !== 'pod');
  const maker = key.pod.slice(0, Math.max(0, key.pod.lastIndexOf('-')));
  return [
    { names: [POD_OWNER, RECORDED_OWNER], scopes: [scope] },
    { names: [SET_OWNER], scopes: [[...place, { label: 'replicaset', op: '=', value: maker }]] },
    { names: [JOB_OWNER], scopes: [[...place, { label: 'job_name', op: '=', value: maker }]] },
  ];
}
