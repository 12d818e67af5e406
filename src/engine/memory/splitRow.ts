import type { RowCounters } from './memoryColumns';
import { MEMORY_LIMITS } from './memoryLimits';
import { SUMMARY_SPECS, USAGE_SPECS, WORKING_SET_SPECS } from './partSpecs';
import type { RowParts } from './rowParts';
import type { CgroupVersion } from './sample';
import { toleranceBytes } from './tolerance';

/**
 * `missing`: a number that is needed is not exported. `zero-means-unknown`: all that is exported is zero, in a container
 * that runs. `not-a-number`: a value is NaN, infinite, negative or beyond 2^53. `inconsistent`: the parts exceed
 * the whole by more than the tolerance, so they are not of one moment.
 */
export type RejectReason = 'missing' | 'zero-means-unknown' | 'not-a-number' | 'inconsistent';

export interface SplitContext {
  /** CPUs of the node; null when no metric tells. */
  nodeCpus: number | null;
  cgroup: CgroupVersion;
}

/**
 * Takes one reading of a container's memory counters apart, so that the parts sum to the whole by construction, and
 * writes them into `row`. Gives the reason where the reading is not believed; `row` then holds nothing of use. Rounds the
 * counters to whole bytes in place, so that sums are exact.
 *
 * Why this way: cAdvisor exports neither tmpfs nor lazily freed memory, but both follow from the sizes of the file LRU
 * lists, because tmpfs pages live on the anonymous lists and lazily freed pages on the inactive file list:
 * tmpfs - lazyfree = cache - inactive_file - active_file. It matched the kernel's own numbers to the byte on idle
 * groups.
 *
 * Cost: constant, without an allocation. Never throws. Source: memory catalog, sections 1.3 and 5.
 */
export function splitRow(counters: RowCounters, context: SplitContext, row: RowParts): RejectReason | null {
  if (!roundCounters(counters)) {
    return 'not-a-number';
  }
  const { usageBytes, workingSetBytes, rssBytes, cacheBytes } = counters;
  if (isAllZero(counters)) {
    return 'zero-means-unknown';
  }
  row.toleranceBytes = toleranceBytes(or(or(usageBytes, workingSetBytes), 0), context.nodeCpus);
  if (isMissing(rssBytes) || isUnknownZero(counters, row.toleranceBytes)) {
    return splitWorkingSetAlone(workingSetBytes, row);
  }
  if (isMissing(usageBytes)) {
    return splitWorkingSet(workingSetBytes, rssBytes, row);
  }
  if (isMissing(cacheBytes)) {
    return isMissing(workingSetBytes) ? 'missing' : splitWithoutCache(usageBytes, rssBytes, workingSetBytes, row);
  }
  return splitUsage(counters, context.cgroup, row);
}

const isMissing = Number.isNaN;
const or = (value: number, other: number) => (isMissing(value) ? other : value);

/** False when a value cannot be a number of bytes. Each by its name: this runs for every sample, and a lookup costs more. */
function roundCounters(counters: RowCounters): boolean {
  if (!areSizes(counters)) {
    return false;
  }
  counters.usageBytes = Math.round(counters.usageBytes);
  counters.workingSetBytes = Math.round(counters.workingSetBytes);
  counters.rssBytes = Math.round(counters.rssBytes);
  counters.cacheBytes = Math.round(counters.cacheBytes);
  counters.inactiveFileBytes = Math.round(counters.inactiveFileBytes);
  counters.activeFileBytes = Math.round(counters.activeFileBytes);
  counters.kernelBytes = Math.round(counters.kernelBytes);
  counters.swapBytes = Math.round(counters.swapBytes);
  return true;
}

function areSizes(counters: RowCounters): boolean {
  return (
    isSize(counters.usageBytes) &&
    isSize(counters.workingSetBytes) &&
    isSize(counters.rssBytes) &&
    isSize(counters.cacheBytes) &&
    isSize(counters.inactiveFileBytes) &&
    isSize(counters.activeFileBytes) &&
    isSize(counters.kernelBytes) &&
    isSize(counters.swapBytes)
  );
}

function isSize(bytes: number): boolean {
  return isMissing(bytes) || (bytes >= 0 && bytes <= Number.MAX_SAFE_INTEGER);
}

/**
 * Whoever runs uses memory: where all is zero, nothing is measured, as on nodes whose memory controller is off
 * (`cgroup_enable=memory` is missing on Debian and Raspberry Pi OS).
 * Source: google/cadvisor issue 2822.
 */
function isAllZero({ usageBytes, workingSetBytes, rssBytes, cacheBytes }: RowCounters): boolean {
  const isKnown = !(
    isMissing(usageBytes) &&
    isMissing(workingSetBytes) &&
    isMissing(rssBytes) &&
    isMissing(cacheBytes)
  );
  return isKnown && !or(usageBytes, 0) && !or(workingSetBytes, 0) && !or(rssBytes, 0) && !or(cacheBytes, 0);
}

/**
 * Kubernetes 1.19 and 1.20 export rss and cache as zero, and Windows has neither: a container that uses memory has some
 * of one.
 */
function isUnknownZero({ usageBytes, workingSetBytes, rssBytes, cacheBytes }: RowCounters, tolerance: number): boolean {
  return rssBytes === 0 && or(cacheBytes, 0) === 0 && or(or(usageBytes, workingSetBytes), 0) > tolerance;
}

/** Level L3: usage, rss and cache are known, and the inactive file pages directly or through the working set. */
function splitUsage(counters: RowCounters, cgroup: CgroupVersion, row: RowParts): RejectReason | null {
  const { usageBytes, rssBytes, cacheBytes, activeFileBytes } = counters;
  const inactiveBytes = inactiveFileOf(counters);
  if (isMissing(inactiveBytes)) {
    return 'missing';
  }
  const tolerance = row.toleranceBytes;
  const beyond = usageBytes - rssBytes - cacheBytes;
  if (beyond < -tolerance) {
    return 'inconsistent';
  }
  const knowsActive = !isMissing(activeFileBytes);
  const lazyfree = Math.min(rssBytes, Math.max(0, inactiveBytes + or(activeFileBytes, 0) - cacheBytes));
  // Lazily freed pages stand on the inactive file list, but are no cache.
  const inactiveCache = Math.min(Math.max(0, inactiveBytes - lazyfree), cacheBytes);
  // Pages still in per-CPU batches are on no list yet and would look like tmpfs.
  const smallestTmpfs = Math.max(MEMORY_LIMITS.toleranceFloorBytes.value, tolerance);
  const offLists = knowsActive ? Math.max(0, cacheBytes - inactiveBytes - activeFileBytes) : 0;
  const tmpfs = offLists < smallestTmpfs ? 0 : offLists;
  const restOfCache = cacheBytes - inactiveCache - tmpfs;

  row.begin('L3', 'usage', usageBytes);
  row.add(lazyfree > 0 ? USAGE_SPECS.anonWithoutLazyfree : USAGE_SPECS.anon, rssBytes - lazyfree);
  row.add(USAGE_SPECS.lazyfree, lazyfree);
  row.add(
    isMissing(counters.inactiveFileBytes) ? USAGE_SPECS.inactiveFileByDifference : USAGE_SPECS.inactiveFile,
    inactiveCache
  );
  if (knowsActive) {
    row.add(USAGE_SPECS.tmpfs, tmpfs);
    row.add(USAGE_SPECS.activeFile, restOfCache);
  } else {
    row.add(USAGE_SPECS.activeFileOrTmpfs, restOfCache);
  }
  splitBeyond(Math.max(0, beyond), counters.kernelBytes, cgroup, row);
  row.skewBytes = Math.max(0, -beyond);
  row.cutLargest(row.skewBytes);
  row.possiblySwapCache = counters.swapBytes > 0 && beyond > tolerance;
  return null;
}

/** What is neither anonymous nor cache: kernel memory, sockets, and what no metric tells. */
function splitBeyond(beyondBytes: number, kernelBytes: number, cgroup: CgroupVersion, row: RowParts): void {
  if (cgroup !== 'v1' || isMissing(kernelBytes) || kernelBytes === 0) {
    row.add(USAGE_SPECS.kernelSocketsOther, beyondBytes);
    return;
  }
  const kernel = Math.min(kernelBytes, beyondBytes);
  const rest = beyondBytes - kernel;
  // A small remainder is charges in flight: it belongs to no part of its own.
  if (rest <= row.toleranceBytes) {
    row.add(USAGE_SPECS.kernelWithCharges, beyondBytes);
  } else {
    row.add(USAGE_SPECS.kernel, kernel);
    row.add(USAGE_SPECS.unattributed, rest);
  }
}

/** Level L2: usage was dropped (Grafana's k8s-monitoring does by default), so the working set is what can be split. */
function splitWorkingSet(workingSetBytes: number, rssBytes: number, row: RowParts): RejectReason | null {
  if (isMissing(workingSetBytes)) {
    return 'missing';
  }
  // rss may exceed the working set by what was lazily freed: those pages are outside of the whole here.
  const anon = Math.min(rssBytes, workingSetBytes);
  row.begin('L2', 'workingSet', workingSetBytes);
  row.add(anon === rssBytes ? WORKING_SET_SPECS.anon : WORKING_SET_SPECS.anonCut, anon);
  row.add(WORKING_SET_SPECS.beyondAnon, workingSetBytes - anon);
  return null;
}

/** Level L1: a kubelet summary has usage, working set and rss, and no cache. */
function splitWithoutCache(
  usageBytes: number,
  rssBytes: number,
  workingSetBytes: number,
  row: RowParts
): RejectReason | null {
  const inactiveBytes = Math.max(0, usageBytes - workingSetBytes);
  const inUseBytes = usageBytes - inactiveBytes;
  // What rss has beyond the working set sits on the inactive file list: it was freed lazily.
  const lazyfree = Math.min(inactiveBytes, Math.max(0, rssBytes - inUseBytes));
  const skewBytes = Math.max(0, rssBytes - lazyfree - inUseBytes);
  if (skewBytes > row.toleranceBytes) {
    return 'inconsistent';
  }
  const anon = rssBytes - lazyfree - skewBytes;
  row.begin('L1', 'usage', usageBytes);
  row.add(lazyfree > 0 ? SUMMARY_SPECS.anonWithoutLazyfree : SUMMARY_SPECS.anon, anon);
  row.add(SUMMARY_SPECS.lazyfree, lazyfree);
  row.add(SUMMARY_SPECS.inactiveFile, inactiveBytes - lazyfree);
  row.add(SUMMARY_SPECS.beyondAnon, inUseBytes - anon);
  row.skewBytes = skewBytes;
  return null;
}

/**
 * Level L1 without rss, as on Windows, and where rss and cache are zero, which means unknown: the working set is the
 * whole, and one part. Usage is not taken instead, because on Windows it is what was committed, and not what is in use.
 *
 * A working set of zero tells nothing here: kubelets write it where they know nothing.
 * Source: memory catalog, sections 2.4 and 3.4.
 */
function splitWorkingSetAlone(workingSetBytes: number, row: RowParts): RejectReason | null {
  if (isMissing(workingSetBytes)) {
    return 'missing';
  }
  if (workingSetBytes === 0) {
    return 'zero-means-unknown';
  }
  row.begin('L1', 'workingSet', workingSetBytes);
  row.add(SUMMARY_SPECS.workingSet, workingSetBytes);
  return null;
}

function inactiveFileOf({ inactiveFileBytes, workingSetBytes, usageBytes }: RowCounters): number {
  if (!isMissing(inactiveFileBytes)) {
    return inactiveFileBytes;
  }
  // A working set of 0 only says that the inactive pages are at least the usage.
  return workingSetBytes > 0 ? Math.max(0, usageBytes - workingSetBytes) : NaN;
}
