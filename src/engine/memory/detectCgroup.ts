import type { CgroupVersion, MemoryReading } from './sample';

/**
 * Tells cgroup v1 from v2 by the metrics alone: `container_memory_kernel_usage` is a real number on v1 and always 0 on
 * v2, where the reader never fills it.
 * Source: memory catalog, section 5; opencontainers/cgroups fs2/memory.go.
 */
export function detectCgroup(readings: Iterable<MemoryReading>): CgroupVersion {
  return detectCgroupOf(Array.from(readings, ({ kernelBytes }) => kernelBytes));
}

/** The same from the column of that metric; null and NaN are "not exported". */
export function detectCgroupOf(kernelBytes: ArrayLike<number | null>): CgroupVersion {
  let seen = false;
  for (let row = 0; row < kernelBytes.length; row++) {
    const bytes = kernelBytes[row];
    if (bytes !== null && bytes > 0) {
      return 'v1';
    }
    seen = seen || bytes === 0;
  }
  return seen ? 'v2' : 'unknown';
}
