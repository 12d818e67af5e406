import type { EvictionLine } from './nodeFinding';
import { NODE_LIMITS } from './nodeLimits';
import { toSize } from './toSize';

/**
 * Where the kubelet starts to evict. Its threshold is in no metric; it is a part of what the node reserves (capacity
 * minus allocatable), so that a smaller reserve is a better guess than the default.
 *
 * Input: bytes, where what can be no size is unknown; `hardEviction` is the kubelet's setting where the user told it, else null. Null without a capacity.
 */
export function findEvictionLine(
  capacity: number | null,
  allocatable: number | null,
  hardEviction: number | null
): EvictionLine | null {
  const [capacityBytes, allocatableBytes, hardEvictionBytes] = [capacity, allocatable, hardEviction].map(toSize);
  if (capacityBytes === null) {
    return null;
  }
  const line = (thresholdBytes: number, source: EvictionLine['source']): EvictionLine => ({
    thresholdBytes,
    workingSetBytes: capacityBytes - thresholdBytes,
    source,
  });
  if (hardEvictionBytes !== null) {
    return line(Math.min(hardEvictionBytes, capacityBytes), 'configured');
  }
  const assumed = NODE_LIMITS.hardEvictionBytes.value;
  const reserved = allocatableBytes === null ? null : capacityBytes - allocatableBytes;
  return reserved !== null && reserved >= 0 && reserved < assumed
    ? line(reserved, 'reserved')
    : line(Math.min(assumed, capacityBytes), 'assumed');
}
