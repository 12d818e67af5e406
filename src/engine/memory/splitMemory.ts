import type { PartName } from './parts';
import type { CgroupVersion, Level, MemoryReading, Whole } from './sample';
import { toSize } from './toSize';
import { toleranceBytes } from './tolerance';
import { MEMORY_LIMITS } from './memoryLimits';
import { splitWithoutRss } from './splitWithoutRss';

/** `certain`: one exported number. `probable`: a difference of several. `uncertain`: may hold several kinds. */
export type Certainty = 'certain' | 'probable' | 'uncertain';

export interface PartBytes {
  name: PartName;
  bytes: number;
  certainty: Certainty;
  /** Which exported numbers it was computed from. */
  source: string;
}

export interface AcceptedSplit {
  accepted: true;
  level: Level;
  whole: Whole;
  wholeBytes: number;
  /** Their bytes sum to wholeBytes exactly; none is negative. Parts that are zero are listed. */
  parts: PartBytes[];
  /** How much the parts exceeded the whole (within the tolerance) and were cut, 0 if they did not. */
  skewBytes: number;
  /** Pages in the swap cache may hide in the remainder. */
  possiblySwapCache: boolean;
  toleranceBytes: number;
}

/**
 * `missing`: a number that is needed is not exported. `zero-means-unknown`: all that is exported is zero, in a container
 * that runs. `not-a-number`: a value is NaN, infinite, negative or beyond 2^53. `inconsistent`: the parts exceed
 * the whole by more than the tolerance, so they are not of one moment.
 */
export type RejectReason = 'missing' | 'zero-means-unknown' | 'not-a-number' | 'inconsistent';

export interface RejectedSplit {
  accepted: false;
  reason: RejectReason;
}

export type Split = AcceptedSplit | RejectedSplit;

export interface SplitContext {
  /** CPUs of the node; null when no metric tells. */
  nodeCpus: number | null;
  cgroup: CgroupVersion;
}

/**
 * Takes one reading of a container's memory counters apart, so that the parts sum to the whole by construction.
 *
 * Why this way: cAdvisor exports neither tmpfs nor lazily freed memory, but both follow from the sizes of the file LRU
 * lists, because tmpfs pages live on the anonymous lists and lazily freed pages on the inactive file list:
 * tmpfs - lazyfree = cache - inactive_file - active_file. It matched the kernel's own numbers to the byte on idle
 * groups.
 *
 * Input: bytes, all of the same cAdvisor sample; null for what is not exported. Cost: constant.
 * Never throws. Source: memory catalog, sections 1.3 and 5.
 */
export function splitMemory(reading: MemoryReading, context: SplitContext): Split {
  const values = toWholeBytes(reading);
  if (values === null) {
    return { accepted: false, reason: 'not-a-number' };
  }
  const { usageBytes, workingSetBytes, rssBytes, cacheBytes } = values;
  if (isAllZero([usageBytes, workingSetBytes, rssBytes, cacheBytes])) {
    return { accepted: false, reason: 'zero-means-unknown' };
  }
  const tolerance = toleranceBytes(usageBytes ?? workingSetBytes ?? 0, context.nodeCpus);
  if (rssBytes === null || isUnknownZero(values, tolerance)) {
    return splitWithoutRss(workingSetBytes, tolerance);
  }
  if (usageBytes === null) {
    return splitWorkingSet(workingSetBytes, rssBytes, tolerance);
  }
  if (cacheBytes === null && workingSetBytes === null) {
    return { accepted: false, reason: 'missing' };
  }
  return cacheBytes === null
    ? splitWithoutCache(usageBytes, rssBytes, workingSetBytes ?? 0, tolerance)
    : splitUsage(values, usageBytes, rssBytes, cacheBytes, tolerance, context.cgroup);
}

/**
 * Whoever runs uses memory: where all is zero, nothing is measured, as on nodes whose memory controller is off
 * (`cgroup_enable=memory` is missing on Debian and Raspberry Pi OS).
 * Source: google/cadvisor issue 2822.
 */
function isAllZero(values: ReadonlyArray<number | null>): boolean {
  return values.includes(0) && values.every((value) => value === 0 || value === null);
}

/**
 * Kubernetes 1.19 and 1.20 export rss and cache as zero, and Windows has neither: a container that uses memory has some
 * of one.
 */
function isUnknownZero({ usageBytes, workingSetBytes, rssBytes, cacheBytes }: MemoryReading, tolerance: number) {
  return rssBytes === 0 && (cacheBytes ?? 0) === 0 && (usageBytes ?? workingSetBytes ?? 0) > tolerance;
}

/** Level L3: usage, rss and cache are known, and the inactive file pages directly or through the working set. */
function splitUsage(
  reading: MemoryReading,
  usageBytes: number,
  rssBytes: number,
  cacheBytes: number,
  tolerance: number,
  cgroup: CgroupVersion
): Split {
  const inactiveBytes = inactiveFileBytes(reading, usageBytes);
  if (inactiveBytes === null) {
    return { accepted: false, reason: 'missing' };
  }
  const activeBytes = reading.activeFileBytes;
  const inactiveSource =
    reading.inactiveFileBytes === null
      ? 'container_memory_usage_bytes - container_memory_working_set_bytes'
      : 'container_memory_total_inactive_file_bytes';

  const lazyfree = Math.min(rssBytes, Math.max(0, inactiveBytes + (activeBytes ?? 0) - cacheBytes));
  // Lazily freed pages stand on the inactive file list, but are no cache.
  const inactiveCache = Math.min(Math.max(0, inactiveBytes - lazyfree), cacheBytes);
  // Pages still in per-CPU batches are on no list yet and would look like tmpfs.
  const smallestTmpfs = Math.max(MEMORY_LIMITS.toleranceFloorBytes.value, tolerance);
  const offLists = activeBytes === null ? 0 : Math.max(0, cacheBytes - inactiveBytes - activeBytes);
  const tmpfs = offLists < smallestTmpfs ? 0 : offLists;
  const restOfCache = cacheBytes - inactiveCache - tmpfs;
  const beyond = usageBytes - rssBytes - cacheBytes;
  if (beyond < -tolerance) {
    return { accepted: false, reason: 'inconsistent' };
  }

  const parts: PartBytes[] = [
    lazyfree > 0
      ? { name: 'anon', bytes: rssBytes - lazyfree, certainty: 'probable', source: 'container_memory_rss - lazyfree' }
      : { name: 'anon', bytes: rssBytes, certainty: 'certain', source: 'container_memory_rss' },
    {
      name: 'lazyfree',
      bytes: lazyfree,
      certainty: 'probable',
      source: 'total_inactive_file + total_active_file - cache',
    },
    { name: 'inactive_file', bytes: inactiveCache, certainty: 'certain', source: inactiveSource },
    ...(activeBytes === null
      ? [
          {
            name: 'active_file_or_tmpfs',
            bytes: restOfCache,
            certainty: 'uncertain',
            source: 'container_memory_cache - inactive_file',
          } as const,
        ]
      : [
          {
            name: 'tmpfs',
            bytes: tmpfs,
            certainty: 'probable',
            source: 'container_memory_cache - total_inactive_file - total_active_file',
          } as const,
          {
            name: 'active_file',
            bytes: restOfCache,
            certainty: 'certain',
            source: 'container_memory_total_active_file_bytes',
          } as const,
        ]),
    ...splitBeyond(Math.max(0, beyond), reading.kernelBytes, tolerance, cgroup),
  ];
  const skewBytes = Math.max(0, -beyond);
  cutLargest(parts, skewBytes);
  return {
    accepted: true,
    level: 'L3',
    whole: 'usage',
    wholeBytes: usageBytes,
    parts,
    skewBytes,
    possiblySwapCache: (reading.swapBytes ?? 0) > 0 && beyond > tolerance,
    toleranceBytes: tolerance,
  };
}

/** What is neither anonymous nor cache: kernel memory, sockets, and what no metric tells. */
function splitBeyond(
  beyondBytes: number,
  kernelBytes: number | null,
  tolerance: number,
  cgroup: CgroupVersion
): PartBytes[] {
  if (cgroup !== 'v1' || kernelBytes === null || kernelBytes === 0) {
    return [
      {
        name: 'kernel_sockets_other',
        bytes: beyondBytes,
        certainty: 'uncertain',
        source: 'container_memory_usage_bytes - rss - cache',
      },
    ];
  }
  const kernel = Math.min(kernelBytes, beyondBytes);
  const rest = beyondBytes - kernel;
  // A small remainder is charges in flight: it belongs to no part of its own.
  return rest <= tolerance
    ? [
        {
          name: 'kernel',
          bytes: beyondBytes,
          certainty: 'certain',
          source: 'container_memory_kernel_usage, with charges in flight',
        },
      ]
    : [
        { name: 'kernel', bytes: kernel, certainty: 'certain', source: 'container_memory_kernel_usage' },
        {
          name: 'unattributed',
          bytes: rest,
          certainty: 'uncertain',
          source: 'container_memory_usage_bytes - rss - cache - kernel_usage',
        },
      ];
}

/** Level L2: usage was dropped (Grafana's k8s-monitoring does by default), so the working set is what can be split. */
function splitWorkingSet(workingSetBytes: number | null, rssBytes: number, tolerance: number): Split {
  if (workingSetBytes === null) {
    return { accepted: false, reason: 'missing' };
  }
  // rss may exceed the working set by what was lazily freed: those pages are outside of the whole here.
  const anon = Math.min(rssBytes, workingSetBytes);
  return {
    accepted: true,
    level: 'L2',
    whole: 'workingSet',
    wholeBytes: workingSetBytes,
    parts: [
      {
        name: 'anon',
        bytes: anon,
        certainty: anon === rssBytes ? 'certain' : 'probable',
        source: 'container_memory_rss, at most the working set',
      },
      {
        name: 'beyond_anon',
        bytes: workingSetBytes - anon,
        certainty: 'uncertain',
        source: 'container_memory_working_set_bytes - rss',
      },
    ],
    skewBytes: 0,
    possiblySwapCache: false,
    toleranceBytes: tolerance,
  };
}

/** Level L1: a kubelet summary has usage, working set and rss, and no cache. */
function splitWithoutCache(usageBytes: number, rssBytes: number, workingSetBytes: number, tolerance: number): Split {
  const inactiveBytes = Math.max(0, usageBytes - workingSetBytes);
  const inUseBytes = usageBytes - inactiveBytes;
  // What rss has beyond the working set sits on the inactive file list: it was freed lazily.
  const lazyfree = Math.min(inactiveBytes, Math.max(0, rssBytes - inUseBytes));
  const skewBytes = Math.max(0, rssBytes - lazyfree - inUseBytes);
  if (skewBytes > tolerance) {
    return { accepted: false, reason: 'inconsistent' };
  }
  const anon = rssBytes - lazyfree - skewBytes;
  return {
    accepted: true,
    level: 'L1',
    whole: 'usage',
    wholeBytes: usageBytes,
    parts: [
      { name: 'anon', bytes: anon, certainty: lazyfree > 0 ? 'probable' : 'certain', source: 'rssBytes' },
      { name: 'lazyfree', bytes: lazyfree, certainty: 'probable', source: 'rssBytes - workingSetBytes' },
      {
        name: 'inactive_file',
        bytes: inactiveBytes - lazyfree,
        certainty: 'certain',
        source: 'usageBytes - workingSetBytes',
      },
      {
        name: 'beyond_anon',
        bytes: inUseBytes - anon,
        certainty: 'uncertain',
        source: 'workingSetBytes - rssBytes',
      },
    ],
    skewBytes,
    possiblySwapCache: false,
    toleranceBytes: tolerance,
  };
}

function inactiveFileBytes(reading: MemoryReading, usageBytes: number): number | null {
  if (reading.inactiveFileBytes !== null) {
    return reading.inactiveFileBytes;
  }
  // A working set of 0 only says that the inactive pages are at least the usage.
  return reading.workingSetBytes !== null && reading.workingSetBytes > 0
    ? Math.max(0, usageBytes - reading.workingSetBytes)
    : null;
}

/** Takes the excess from the largest part; from the next ones as well where it is larger than that part. */
function cutLargest(parts: PartBytes[], excessBytes: number): void {
  let left = excessBytes;
  for (const part of [...parts].sort((a, b) => b.bytes - a.bytes)) {
    const cut = Math.min(left, part.bytes);
    part.bytes -= cut;
    left -= cut;
  }
}

/** Rounds to whole bytes, so that sums are exact. Null when a value cannot be a number of bytes. */
function toWholeBytes(reading: MemoryReading): MemoryReading | null {
  const rounded = { ...reading };
  for (const field of Object.keys(rounded) as Array<keyof MemoryReading>) {
    const value = rounded[field];
    if (value === null || value === undefined) {
      rounded[field] = null;
    } else if (toSize(value) === null) {
      return null;
    } else {
      rounded[field] = Math.round(value);
    }
  }
  return rounded;
}
