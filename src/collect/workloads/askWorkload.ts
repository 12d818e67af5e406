import { type PodFacts, resolveWorkload } from '../../engine';
import type { AskSession } from '../ask/session';
import { askOwners, type OwnersRequest } from './askOwners';
import type { PodKey } from './ownerQueries';
import type { OwningWorkload } from './owningWorkload';

/** Pods of a Job are never replaced, nor are those that nobody made. */
const NOT_REPLACING: ReadonlySet<string> = new Set(['Job', 'CronJob', 'Pod', 'Node']);

/**
 * The workload of a pod as it was last seen in the window, where pods of its next version can be found by their owner:
 * null where kube_pod_owner does not tell one.
 */
export async function askWorkload(
  asked: AskSession,
  key: PodKey,
  request: OwnersRequest
): Promise<OwningWorkload | null> {
  return toOwningWorkload(key, await askOwners(asked, key, request));
}

/** The same from what owners are known. */
export function toOwningWorkload(key: PodKey, facts: PodFacts): OwningWorkload | null {
  if (facts.owner === null) {
    return null;
  }
  const { kind, name, basis, byReplicaSet } = resolveWorkload(key, facts);
  // Without the owners of ReplicaSets, the pods of this one are all that can be found.
  const found =
    basis === 'known'
      ? { kind: kind ?? facts.owner.kind, name, byReplicaSet }
      : { ...facts.owner, byReplicaSet: false };
  return NOT_REPLACING.has(found.kind) ? null : found;
}
