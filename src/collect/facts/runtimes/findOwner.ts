import type { ContainerKey } from '../../../engine';
import type { Labels, VectorSample } from '../../ask/prometheusClient';
import { POD_INFO_METRIC, TARGET_INFO_METRIC, toHost, toInstanceId, type PodIdentities } from './podIdentities';

/** Why a target that an identity names may be of somebody else. */
export type SharedReason = 'shared-instance' | 'shared-address';

export interface Owner {
  /** The labels as if the target had been scraped with the name of its container. */
  labels: Labels;
  shared: SharedReason | null;
}

/** Finds out which target of a pod a series belongs to; null for a series of none. */
export type FindOwner = (labels: Labels) => Owner | null;

/**
 * Reads from the answer to `identityQuery` who else has the pod's identities. In the window an address may have been
 * another pod's before, and several pods may report under one instance: then nobody can tell whose a series is.
 */
export function buildFindOwner(
  { namespace, pod }: ContainerKey,
  identities: PodIdentities,
  vector: readonly VectorSample[]
): FindOwner {
  const containers = new Map<string, Set<string>>();
  const shared = new Set<string>();
  for (const { labels } of vector) {
    if (labels.__name__ === TARGET_INFO_METRIC) {
      const id = toInstanceId(labels);
      containers.set(id, (containers.get(id) ?? new Set()).add(labels.k8s_container_name ?? ''));
      if (labels.k8s_namespace_name !== namespace || labels.k8s_pod_name !== pod) {
        shared.add(id);
      }
    }
    if (labels.__name__ === POD_INFO_METRIC && labels.pod_ip) {
      const isOwn =
        (labels.exported_namespace || labels.namespace) === namespace && (labels.exported_pod || labels.pod) === pod;
      if (!isOwn) {
        shared.add(labels.pod_ip);
      }
    }
  }
  return (labels) => {
    const id = toInstanceId(labels);
    if (identities.instances.has(id)) {
      const [container, ...others] = containers.get(id) ?? [''];
      const isShared = shared.has(id) || others.length > 0;
      return { labels: { ...labels, container }, shared: isShared ? 'shared-instance' : null };
    }
    const host = toHost(labels.instance ?? '');
    return identities.addresses.has(host) ? { labels, shared: shared.has(host) ? 'shared-address' : null } : null;
  };
}
