import type { VectorSample } from '../../ask/prometheusClient';

/** What makes pods of the same kind, version after version. */
export interface Workload {
  kind: string;
  name: string;
  /** Whether each version has a ReplicaSet of its own. */
  byReplicaSet: boolean;
}

/** Controllers whose pods are replaced when their template changes. A Job's never are. */
const REPLACING_KINDS = ['ReplicaSet', 'StatefulSet', 'DaemonSet'];

/** The workload of a pod, from the answer to `ownersQuery`; null where it has none, or it is not exported. */
export function findWorkload(vector: readonly VectorSample[]): Workload | null {
  const owners = vector.map(({ labels }) => labels);
  const pod = owners.find(({ pod: name, owner_kind: kind }) => name && REPLACING_KINDS.includes(kind ?? ''));
  if (!pod?.owner_kind || !pod.owner_name) {
    return null;
  }
  const set = owners.find(({ replicaset, owner_name: name }) => replicaset === pod.owner_name && name);
  // kube-state-metrics says <none> for a ReplicaSet of its own.
  return pod.owner_kind === 'ReplicaSet' && set?.owner_kind && set.owner_name && set.owner_kind !== '<none>'
    ? { kind: set.owner_kind, name: set.owner_name, byReplicaSet: true }
    : { kind: pod.owner_kind, name: pod.owner_name, byReplicaSet: false };
}
