import { detectCgroupOf } from './detectCgroup';
import { toColumns, toNullable, type MemoryColumns } from './memoryColumns';
import { PartColumns } from './partColumns';
import type { PartName } from './parts';
import type { Certainty } from './partSpecs';
import type { RowParts } from './rowParts';
import { RowReader } from './rowReader';
import type { CgroupVersion, Level, MemoryReading, Whole } from './sample';
import type { RejectReason } from './splitRow';

/** One part over time. */
export interface PartHistory {
  name: PartName;
  /** Aligned with the times of the history; null is a gap or a rejected sample. */
  bytes: Array<number | null>;
  certainty: Certainty;
  source: string;
}

/** The parts of one container over time. In every row either all are numbers and sum to the whole, or all are null. */
export interface SplitHistory {
  /** Unix seconds, ascending. */
  timesSeconds: number[];
  /** Null when no sample was accepted. */
  level: Level | null;
  whole: Whole | null;
  cgroup: CgroupVersion;
  wholeBytes: Array<number | null>;
  /** In stacking order; a part that is absent or zero in every sample is left out. */
  parts: PartHistory[];
  acceptedSamples: number;
  rejectedSamples: Record<RejectReason, number>;
  /** Rows without a sample. */
  gaps: number;
  /** Accepted samples whose parts exceeded the whole a little and were cut. */
  skewedSamples: number;
  /** Samples at another level of detail than those shown: they cannot stand in the same stack. */
  otherLevelSamples: number;
  possiblySwapCache: boolean;
  /** Swapped out, beside the whole and in none of the parts. Null or absent where it was never seen. */
  swapBytes?: Array<number | null> | null;
}

/**
 * Splits each reading and lines the parts up. Input: times in Unix seconds, ascending; a reading or null a time, as
 * objects or as columns. Cost: linear, without an object a row. Never throws.
 */
export function splitHistory(
  timesSeconds: number[],
  readings: ReadonlyArray<MemoryReading | null> | MemoryColumns,
  nodeCpus: number | null
): SplitHistory {
  const input = 'columns' in readings ? readings : toColumns(readings);
  const cgroup = detectCgroupOf(input.columns.kernelBytes ?? []);
  const reader = new RowReader(input, { nodeCpus, cgroup });
  const shown = findShown(reader);
  const stack = new PartColumns(input.length);
  const rejectedSamples = { missing: 0, 'zero-means-unknown': 0, 'not-a-number': 0, inconsistent: 0 };
  let gaps = 0;
  let otherLevelSamples = 0;
  for (let row = 0; row < input.length; row++) {
    const reason = reader.read(row);
    if (reason === 'gap') {
      gaps++;
    } else if (reason !== null) {
      rejectedSamples[reason]++;
    } else if (shown !== null && isAlike(reader.parts, shown)) {
      stack.add(row, reader.parts);
    } else {
      otherLevelSamples++;
    }
  }
  return {
    timesSeconds,
    level: shown?.level ?? null,
    whole: shown?.whole ?? null,
    cgroup,
    wholeBytes: toNullable(stack.wholeBytes),
    parts: stack.toParts(),
    acceptedSamples: stack.acceptedSamples,
    rejectedSamples,
    gaps,
    skewedSamples: stack.skewedSamples,
    otherLevelSamples,
    possiblySwapCache: stack.possiblySwapCache,
    swapBytes: toSwap(input, stack.wholeBytes),
  };
}

/** Zero all the time says that nothing was swapped out, or that the kernel does not count it. */
function toSwap({ columns }: MemoryColumns, wholeBytes: Float64Array): Array<number | null> | null {
  const swap = columns.swapBytes;
  return swap?.some((bytes) => bytes > 0)
    ? toNullable(swap.map((bytes, row) => (Number.isNaN(wholeBytes[row]) || bytes < 0 ? NaN : bytes)))
    : null;
}

/** What kind of stack is shown. */
interface Shown {
  level: Level;
  whole: Whole;
  tellsAnon: boolean;
}

/** The last sample that tells anonymous memory; the last one of all where none does. The others have to be like it. */
function findShown(reader: RowReader): Shown | null {
  let last: Shown | null = null;
  for (let row = reader.length - 1; row >= 0; row--) {
    if (reader.read(row) === null) {
      const { level, whole } = reader.parts;
      const tellsAnon = reader.parts.tellsAnon();
      if (tellsAnon) {
        return { level, whole, tellsAnon };
      }
      last ??= { level, whole, tellsAnon };
    }
  }
  return last;
}

function isAlike(parts: RowParts, shown: Shown): boolean {
  return parts.level === shown.level && parts.whole === shown.whole && parts.tellsAnon() === shown.tellsAnon;
}

/** Whether all that there is of a container is zero: it is not measured. */
export function isUnmeasured({ acceptedSamples, rejectedSamples }: SplitHistory): boolean {
  return acceptedSamples === 0 && rejectedSamples['zero-means-unknown'] > 0;
}
