import { MEMORY_LIMITS } from './memoryLimits';
import { toSize } from './toSize';

/**
 * How far the parts and the whole of one sample may differ before the sample is not believed, in bytes.
 *
 * The kernel charges memory in batches of 64 pages per CPU and flushes statistics lazily, so usage and its parts are
 * read up to 256 KiB per CPU apart, in either direction.
 * A number of CPUs that is none (NaN, 0) is as good as unknown.
 * Source: memory catalog, section 1.4 (MEMCG_CHARGE_BATCH in include/linux/memcontrol.h; measured).
 */
export function toleranceBytes(usageBytes: number, nodeCpus: number | null): number {
  return Math.max(
    MEMORY_LIMITS.toleranceFloorBytes.value,
    MEMORY_LIMITS.toleranceBytesPerCpu.value * (toSize(nodeCpus) || MEMORY_LIMITS.assumedNodeCpus.value),
    MEMORY_LIMITS.toleranceShareOfUsage.value * (toSize(usageBytes) ?? 0)
  );
}
