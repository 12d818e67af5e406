import { toCounters } from './memoryColumns';
import type { PartName } from './parts';
import type { Certainty } from './partSpecs';
import { RowParts } from './rowParts';
import type { Level, MemoryReading, Whole } from './sample';
import { splitRow, type RejectReason, type SplitContext } from './splitRow';

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

export interface RejectedSplit {
  accepted: false;
  reason: RejectReason;
}

export type Split = AcceptedSplit | RejectedSplit;

/**
 * The parts of one reading, as objects: `splitRow` says how. A history has its own way around them, `splitHistory`.
 *
 * Input: bytes, all of the same cAdvisor sample; null for what is not exported. Cost: constant. Never throws.
 */
export function splitMemory(reading: MemoryReading, context: SplitContext): Split {
  const row = new RowParts();
  const reason = splitRow(toCounters(reading), context, row);
  if (reason !== null) {
    return { accepted: false, reason };
  }
  const { level, whole, wholeBytes, skewBytes, possiblySwapCache, toleranceBytes } = row;
  const parts = row.specs.map(({ name, certainty, source }, i) => ({ name, bytes: row.bytes[i], certainty, source }));
  return { accepted: true, level, whole, wholeBytes, parts, skewBytes, possiblySwapCache, toleranceBytes };
}
