import { MEMORY_LIMITS } from './memoryLimits';

/** Growth below this is what an idle container does, at a level. Bytes; cost: constant; never throws. */
export function smallestGrowthBytes(levelBytes: number): number {
  const { smallestGrowthBytes: bytes, smallestGrowthShare: share } = MEMORY_LIMITS;
  return Math.max(bytes.value, share.value * levelBytes);
}
