import { detectCgroup } from './detectCgroup';
import { PARTS, type PartName } from './parts';
import type { CgroupVersion, Level, MemoryReading, Whole } from './sample';
import { tellsAnon } from './splitWithoutRss';
import { splitMemory, type AcceptedSplit, type Certainty, type RejectReason, type Split } from './splitMemory';

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
}

/**
 * Splits each reading and lines the parts up. Input: times in Unix seconds, ascending; a reading or null a time.
 * Cost: linear. Never throws.
 */
export function splitHistory(
  timesSeconds: number[],
  readings: Array<MemoryReading | null>,
  nodeCpus: number | null
): SplitHistory {
  const present = readings.filter((reading) => reading !== null);
  const cgroup = detectCgroup(present);
  const splits = readings.map((reading) => (reading === null ? null : splitMemory(reading, { nodeCpus, cgroup })));
  const last = findShown(splits);
  const rows = splits.map((split) => (split?.accepted && isAlike(split, last) ? split : null));
  const accepted = rows.filter((row) => row !== null);

  return {
    timesSeconds,
    level: last?.level ?? null,
    whole: last?.whole ?? null,
    cgroup,
    wholeBytes: rows.map((row) => row?.wholeBytes ?? null),
    parts: alignParts(rows),
    acceptedSamples: accepted.length,
    rejectedSamples: countRejected(splits),
    gaps: readings.length - present.length,
    skewedSamples: accepted.filter((row) => row.skewBytes > 0).length,
    otherLevelSamples: splits.filter((split) => split?.accepted).length - accepted.length,
    possiblySwapCache: accepted.some((row) => row.possiblySwapCache),
  };
}

/** The last sample that tells anonymous memory; the last one of all where none does. The others have to be like it. */
function findShown(splits: Array<Split | null>): AcceptedSplit | null {
  const accepted = splits.filter((split) => split !== null).filter((split) => split.accepted);
  return [...accepted].reverse().find(({ parts }) => tellsAnon(parts)) ?? accepted[accepted.length - 1] ?? null;
}

function isAlike(split: AcceptedSplit, shown: AcceptedSplit | null): boolean {
  return (
    split.level === shown?.level && split.whole === shown.whole && tellsAnon(split.parts) === tellsAnon(shown.parts)
  );
}

function alignParts(rows: Array<AcceptedSplit | null>): PartHistory[] {
  const histories = new Map<PartName, PartHistory>();
  rows.forEach((row, index) => {
    for (const part of row?.parts ?? []) {
      let history = histories.get(part.name);
      if (!history) {
        // In an accepted row a part that does not occur is zero, not unknown.
        const bytes = rows.map((other) => (other === null ? null : 0));
        history = { name: part.name, bytes, certainty: part.certainty, source: part.source };
        histories.set(part.name, history);
      }
      history.bytes[index] = part.bytes;
      history.certainty = part.certainty;
      history.source = part.source;
    }
  });
  return PARTS.map(({ name }) => histories.get(name)).filter(
    (history): history is PartHistory =>
      history !== undefined && history.bytes.some((bytes) => bytes !== null && bytes > 0)
  );
}

/** Whether all that there is of a container is zero: it is not measured. */
export function isUnmeasured({ acceptedSamples, rejectedSamples }: SplitHistory): boolean {
  return acceptedSamples === 0 && rejectedSamples['zero-means-unknown'] > 0;
}

function countRejected(splits: Array<Split | null>): Record<RejectReason, number> {
  const counts = { missing: 0, 'zero-means-unknown': 0, 'not-a-number': 0, inconsistent: 0 };
  for (const split of splits) {
    if (split !== null && !split.accepted) {
      counts[split.reason]++;
    }
  }
  return counts;
}
