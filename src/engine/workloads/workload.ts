/** What people know a pod by: the thing that makes pods of the same kind, version after version. */
export interface Workload {
  /** Null where the user's metrics carry no cluster label. */
  cluster: string | null;
  namespace: string;
  /** As Kubernetes spells it: Deployment, StatefulSet, CronJob, ...; null where nothing tells. */
  kind: string | null;
  name: string;
  /** Whether owner metrics (or labels) say so, or only the name of the pod. */
  basis: 'known' | 'guessed';
  /** Whether each version has a ReplicaSet of its own. */
  byReplicaSet: boolean;
}

/** A string that is equal for the pods of one workload. The kind is not part of it: not every source tells it. */
export function toWorkloadId({ cluster, namespace, name }: Pick<Workload, 'cluster' | 'namespace' | 'name'>): string {
  return JSON.stringify([cluster, namespace, name]);
}
