import type { QueryScope } from '../../../contract/query';
import type { ContainerKey } from '../../../engine';

/** The pod that a scope names exactly. */
export function toPodKey(
  { cluster = '', namespace = '', pod = '' }: QueryScope,
  clusterLabel: string | null
): Omit<ContainerKey, 'container'> {
  return { cluster: clusterLabel === null ? null : cluster, namespace, pod };
}
