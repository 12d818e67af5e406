/**
 * One reading of a container's memory counters, all from the same cAdvisor sample. Bytes; null is "not exported" or
 * "known to be meaningless", never zero.
 */
export interface MemoryReading {
  usageBytes: number | null;
  workingSetBytes: number | null;
  rssBytes: number | null;
  cacheBytes: number | null;
  inactiveFileBytes: number | null;
  activeFileBytes: number | null;
  /** `container_memory_kernel_usage`: cgroup v1 only; 0 on cgroup v2 means unknown. */
  kernelBytes: number | null;
  swapBytes: number | null;
}

/** Nothing is exported. */
export const NO_READING: Readonly<MemoryReading> = {
  usageBytes: null,
  workingSetBytes: null,
  rssBytes: null,
  cacheBytes: null,
  inactiveFileBytes: null,
  activeFileBytes: null,
  kernelBytes: null,
  swapBytes: null,
};

/** How precisely the whole can be taken apart, by what is exported (memory catalog, section 2.4). */
export type Level = 'L3' | 'L2' | 'L1';

/** Which quantity is taken apart. */
export type Whole = 'usage' | 'workingSet';

export type CgroupVersion = 'v1' | 'v2' | 'unknown';
