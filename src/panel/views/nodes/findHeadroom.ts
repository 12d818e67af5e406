import type { NodeRow } from '../../read/nodes/nodesModel';

/** What is left until the kubelet begins to evict: it compares the working set. Null where either is unknown. */
export function findHeadroom({
  evictionBytes,
  workingSetBytes,
}: Pick<NodeRow, 'evictionBytes' | 'workingSetBytes'>): number | null {
  return evictionBytes === null || workingSetBytes === null ? null : evictionBytes - workingSetBytes;
}
