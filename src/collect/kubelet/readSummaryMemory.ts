import { type MemoryPressure, NO_READING } from '../../engine';
import { LIMITS } from '../ask/limits';
import type { SummaryMemory } from './summary';

const PER_CENT = 100;

type Json = Record<string, unknown>;

/** Of the whole summary, needed to read one entry. */
export interface SummaryContext {
  /** Unix seconds of the newest reading. */
  newestSeconds: number | null;
  /** What the node has: a container without a limit of its own reports the rest of this. */
  nodeCapacityBytes: number | null;
}

/**
 * The memory of one entry (`memory` and `swap`) of a kubelet summary.
 *
 * A zero is unknown: nothing that runs has no memory, and kubelets report zero where the runtime or Windows tells them
 * nothing. Numbers beyond 2^53 are unsigned differences that went below zero: unknown too.
 * Source: memory catalog, sections 3.4 and 3.5.
 */
export function readSummaryMemory(entry: Json, context: SummaryContext): SummaryMemory {
  const memory = toRecord(entry.memory);
  const workingSetBytes = readBytes(memory.workingSetBytes);
  const timeSeconds = readTime(memory.time);
  const { newestSeconds } = context;
  return {
    reading: {
      ...NO_READING,
      usageBytes: readBytes(memory.usageBytes),
      workingSetBytes,
      rssBytes: readBytes(memory.rssBytes),
      swapBytes: readBytes(toRecord(entry.swap).swapUsageBytes),
    },
    timeSeconds,
    stale:
      timeSeconds !== null && newestSeconds !== null && newestSeconds - timeSeconds > LIMITS.summaryStaleSeconds.value,
    limitBytes: readLimit(memory.availableBytes, workingSetBytes, context.nodeCapacityBytes),
    pressure: readPressure(toRecord(memory.psi)),
  };
}

/** Memory of the node. Its working set can be unknown (zero), and then all of it counts as available. */
export function readNodeCapacity(node: Json): number | null {
  const memory = toRecord(node.memory);
  const availableBytes = readBytes(memory.availableBytes);
  return availableBytes === null ? null : availableBytes + (readBytes(memory.workingSetBytes) ?? 0);
}

/** RFC 3339 to Unix seconds. Go's zero time, nulls and texts that are no time are unknown. */
export function readTime(value: unknown): number | null {
  const milliseconds = typeof value === 'string' && value.length < 50 ? Date.parse(value) : NaN;
  return milliseconds > 0 ? milliseconds / 1000 : null;
}

export function toRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function readBytes(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER ? value : null;
}

/**
 * Averages over five minutes, in percent (Kubernetes 1.34 and later). Where the kernel has no psi=1, and on cgroup v1, the
 * kubelet tells zeros: whoever never waited at all is not known. Source: memory catalog, section 3.3; KEP-4205.
 */
function readPressure(psi: Json): MemoryPressure | null {
  const [some, full] = [toRecord(psi.some), toRecord(psi.full)];
  const waitingShare = readShare(some.avg300);
  return waitingShare === null || readBytes(some.total) === null
    ? null
    : { waitingShare, stalledShare: readShare(full.avg300) };
}

function readShare(percent: unknown): number | null {
  return typeof percent === 'number' && percent >= 0 && percent <= PER_CENT ? percent / PER_CENT : null;
}

/** The limit follows from what is left of it. What is left of the whole node is left to containers without a limit. */
function readLimit(available: unknown, workingSetBytes: number | null, capacityBytes: number | null): number | null {
  const availableBytes = readBytes(available);
  if (availableBytes === null || workingSetBytes === null) {
    return null;
  }
  const limitBytes = availableBytes + workingSetBytes;
  return capacityBytes !== null && limitBytes >= capacityBytes ? null : limitBytes;
}
