import type { CgroupVersion, MemoryReading } from './sample';

/**
 * Tells cgroup v1 from v2 by the metrics alone: `container_memory_kernel_usage` is a real number on v1 and always 0 on
 * v2, where the reader never fills it.
 * Source: memory catalog, section 5; opencontainers/cgroups fs2/memory.go.
 */
export function detectCgroup(readings: Iterable<MemoryReading>): CgroupVersion {
  let seen = false;
  for (const { kernelBytes } of readings) {
    if (kernelBytes !== null && kernelBytes > 0) {
      return 'v1';
    }
    seen = seen || kernelBytes === 0;
  }
  return seen ? 'v2' : 'unknown';
}
