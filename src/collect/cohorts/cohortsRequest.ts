import type { ContainerKey } from '../../engine';
import type { OwningWorkload } from '../workloads/owningWorkload';
import type { CohortScope } from './cohortQueries';
import type { Member } from './toMembers';

/** What members are grouped by: a pod or target label, their image, or nothing. Null: the image, where there are several. */
export type CohortGrouping = { by: 'label'; label: string } | { by: 'version' } | { by: 'replica' };

export interface CohortsRequest {
  cluster: string | null;
  namespace: string;
  container: string;
  /** A pod, whose workload is found; or the workload itself. */
  of: { pod: string } | { workload: OwningWorkload };
  grouping: CohortGrouping | null;
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Distance of the moments at which versions are looked for; that of the histories where it is not given. */
  stepSeconds?: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  signal?: AbortSignal;
}

export function toScope({ cluster, namespace, container, clusterLabel, windowSeconds }: CohortsRequest): CohortScope {
  return { cluster, namespace, container, clusterLabel, windowSeconds };
}

export function toKeys(members: readonly Member[], { cluster, namespace, container }: CohortsRequest): ContainerKey[] {
  return members.map(({ pod }) => ({ cluster, namespace, pod, container }));
}
