import type { ProcessMeasure } from './processMetrics';
import { RUNTIME_LIMITS } from './runtimeLimits';

/** Memory of one process, or of a group that the exporter does not take apart. */
export interface ProcessHistory {
  name: string;
  /** Processes in the group at its last sample. */
  count: number;
  /** Null is a gap, or a moment at which it did not run. */
  bytes: Array<number | null>;
}

export interface ProcessShare {
  name: string;
  count: number;
  /** At the last moment. */
  bytes: number;
  /** Of the sum over all processes, 0 to 1. */
  share: number;
  /** Last minus first sample; null with one sample. */
  growthBytes: number | null;
}

/** "2 of 4 processes hold 87 %", as numbers. */
export interface HeavyProcesses {
  count: number;
  of: number;
  /** 0 to 1. */
  share: number;
}

export interface ProcessSplit {
  /** `pss` adds up; `rss` counts shared pages once for each process, so shares are only roughly right. */
  measure: ProcessMeasure;
  /** The largest first: those that run at the last moment. */
  processes: ProcessShare[];
  totalBytes: number;
  /** The few that hold most of the memory; null when none stand out. */
  heavy: HeavyProcesses | null;
  /** The few that have most of the growth; null when none stand out. */
  growing: HeavyProcesses | null;
}

/**
 * Shares of the processes of one container at the last moment at which any was seen, and whether a few of them stand out.
 *
 * These are the first k of the ranking where the gap to the next one is widest and at least
 * RUNTIME_LIMITS.heavyProcessRatio: a fixed share would call one of two equal processes heavy.
 * Null when nothing was seen. Cost: n log n. Never throws.
 */
export function splitProcesses(measure: ProcessMeasure, histories: readonly ProcessHistory[]): ProcessSplit | null {
  const lastRow = histories.reduce(
    (last, { bytes }) => bytes.reduce<number>((row, value, i) => (value === null ? row : Math.max(row, i)), last),
    -1
  );
  const running = histories.filter(({ bytes }) => (bytes[lastRow] ?? null) !== null);
  if (running.length === 0) {
    return null;
  }
  const totalBytes = running.reduce((sum, { bytes }) => sum + (bytes[lastRow] ?? 0), 0);
  const processes = running
    .map(({ name, count, bytes }): ProcessShare => {
      const last = bytes[lastRow] ?? 0;
      const firstRow = bytes.findIndex((value) => value !== null);
      const first = bytes[firstRow] ?? null;
      return {
        name,
        count,
        bytes: last,
        share: totalBytes > 0 ? last / totalBytes : 0,
        growthBytes: first === null || firstRow === lastRow ? null : last - first,
      };
    })
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return {
    measure,
    processes,
    totalBytes,
    heavy: findHeavy(processes, ({ bytes }) => bytes),
    growing: findHeavy(processes, ({ growthBytes }) => Math.max(0, growthBytes ?? 0)),
  };
}

function findHeavy(processes: readonly ProcessShare[], of: (process: ProcessShare) => number): HeavyProcesses | null {
  const ranked = [...processes].sort((a, b) => of(b) - of(a));
  let heavy = 0;
  let widest = RUNTIME_LIMITS.heavyProcessRatio.value;
  for (let k = 1; k < ranked.length; k++) {
    const smallestHeavy = of(ranked[k - 1]);
    const ratio = smallestHeavy / Math.max(1, of(ranked[k]));
    if (ratio >= widest && smallestHeavy >= RUNTIME_LIMITS.heavyProcessBytes.value) {
      heavy = k;
      widest = ratio;
    }
  }
  if (heavy === 0) {
    return null;
  }
  const add = (some: readonly ProcessShare[], number: (process: ProcessShare) => number) =>
    some.reduce((sum, process) => sum + number(process), 0);
  const first = ranked.slice(0, heavy);
  return {
    count: add(first, ({ count }) => count),
    of: add(ranked, ({ count }) => count),
    share: add(first, of) / add(ranked, of),
  };
}
