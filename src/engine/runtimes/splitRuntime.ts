import type { SplitHistory } from '../memory/splitHistory';
import { toleranceBytes } from '../memory/tolerance';
import { fillRuntime, type FilledRuntime, type ReportedPart } from './fillRuntime';
import type { RuntimeReading } from './readRuntime';
import { RUNTIME_LIMITS } from './runtimeLimits';
import { REMAINDER_PART, type RuntimeCertainty, type RuntimeSpec } from './runtimeSpec';

/** One part of a runtime over time. */
export interface RuntimePartHistory {
  name: string;
  title: string;
  description: string;
  certainty: RuntimeCertainty;
  /** The metrics that it was computed from. */
  source: string;
  /** Aligned with the times of the history. Null: no split at this moment, or the part was not known then. */
  bytes: Array<number | null>;
  /** What the runtime reports beyond it: reserved, not resident. It is not part of anonymous memory. */
  reservedBytes: Array<number | null>;
}

/** Anonymous memory of one container by the parts of its runtime. */
export interface RuntimeHistory {
  /** Unix seconds: those of the container's history. */
  timesSeconds: number[];
  /** The part `anon` of the container's history: the whole here. Null where nothing is known or nothing was split. */
  anonBytes: Array<number | null>;
  /** In stacking order, the native remainder last. In every row the known bytes sum to `anonBytes`. */
  parts: RuntimePartHistory[];
  splitSamples: number;
  /** Moments with a container sample and without one of the runtime. */
  missingSamples: number;
  /** Moments at which the certain parts exceeded anonymous memory by far. */
  conflictSamples: number;
  /** So many conflicts that nothing is split: the metrics are of another container, or memory is swapped out. */
  conflict: boolean;
  /** Moments at which certain parts exceeded anonymous memory a little and were cut. */
  skewedSamples: number;
}

/**
 * Splits the anonymous memory of a container by what its runtime reports.
 *
 * The runtime and cAdvisor are scraped at different moments, so a spike between two scrapes looks like a conflict: single
 * ones leave a gap, many mean that the metrics do not belong here, and then nothing is split.
 *
 * Input: the container's history, the reading on the same times, CPUs of the node for the tolerance.
 * Cost: linear in the samples. Never throws.
 */
export function splitRuntime(
  spec: RuntimeSpec,
  reading: RuntimeReading,
  history: SplitHistory,
  nodeCpus: number | null
): RuntimeHistory {
  const partBytes = (name: string, row: number) => history.parts.find((part) => part.name === name)?.bytes[row] ?? 0;
  const rows = history.wholeBytes.map((wholeBytes, row) => {
    if (wholeBytes === null || !reading.present[row]) {
      return null;
    }
    return fillRuntime(
      partBytes('anon', row),
      reportParts(spec, reading, row),
      toleranceBytes(wholeBytes, nodeCpus),
      partBytes('lazyfree', row)
    );
  });
  const read = rows.filter((row) => row !== null);
  const conflictSamples = read.filter((row) => row.conflict).length;
  const conflict = conflictSamples > RUNTIME_LIMITS.conflictingSamples.value * read.length;
  const filled = rows.map((row) => (row === null || row.conflict || conflict ? null : row));
  const known = history.wholeBytes.filter((bytes) => bytes !== null).length;

  return {
    timesSeconds: history.timesSeconds,
    anonBytes: filled.map((row, index) => (row === null ? null : partBytes('anon', index))),
    parts: alignParts(spec, reading, filled),
    splitSamples: filled.filter((row) => row !== null).length,
    missingSamples: known - read.length,
    conflictSamples,
    conflict,
    skewedSamples: filled.filter((row) => row !== null && row.skewBytes > 0).length,
  };
}

/** What the runtime reports at one moment; parts that cannot be told are left out. */
export function reportParts(spec: RuntimeSpec, reading: RuntimeReading, row: number): ReportedPart[] {
  const values: Record<string, number | null> = {};
  for (const name of Object.keys(spec.values)) {
    values[name] = reading.values.get(name)?.values[row] ?? null;
  }
  return spec.parts.flatMap((part) => {
    const bytes = part.bytes(values);
    return bytes === null ? [] : [{ name: part.name, certainty: part.certainty, bytes }];
  });
}

function alignParts(
  spec: RuntimeSpec,
  reading: RuntimeReading,
  rows: ReadonlyArray<FilledRuntime | null>
): RuntimePartHistory[] {
  const filledPart = (row: FilledRuntime | null, name: string) => row?.parts.find((part) => part.name === name);
  const parts = spec.parts.map((rule): RuntimePartHistory => {
    const metrics = new Set(rule.uses.flatMap((value) => reading.values.get(value)?.metrics ?? []));
    return {
      name: rule.name,
      title: rule.title,
      description: rule.description,
      certainty: rule.certainty,
      source: [...metrics].join(', '),
      bytes: rows.map((row) => filledPart(row, rule.name)?.bytes ?? null),
      reservedBytes: rows.map((row) => filledPart(row, rule.name)?.reservedBytes ?? null),
    };
  });
  const remainder: RuntimePartHistory = {
    name: REMAINDER_PART,
    ...spec.remainder,
    certainty: 'uncertain',
    source: 'anonymous memory minus the parts',
    bytes: rows.map((row) => row?.remainderBytes ?? null),
    reservedBytes: rows.map((row) => (row === null ? null : 0)),
  };
  const occurs = ({ bytes, reservedBytes }: RuntimePartHistory) =>
    bytes.some((value) => (value ?? 0) > 0) || reservedBytes.some((value) => (value ?? 0) > 0);
  return [...parts, remainder].filter(occurs);
}
