import {
  type ProcessSplit,
  readFigures,
  type RuntimeFigures,
  type RuntimeReading,
  type RuntimeSpec,
} from '../../../engine';

/** What was found about one container, at the moment that is described. */
export interface FigureSources {
  spec: RuntimeSpec | null;
  reading: RuntimeReading | null;
  row: number | null;
  /** Processes in the container; null where it is not known. */
  processCount: number | null;
  processes: ProcessSplit | null;
}

/**
 * What tools that look into the container show: the heap by its runtime, and the resident size of its processes. One
 * process may tell for all only where it is the only one. Null is unknown.
 */
export function toFigures({ spec, reading, row, processCount, processes }: FigureSources): RuntimeFigures {
  const { measure, totalBytes } = processes ?? { measure: null, totalBytes: null };
  const heap = spec && reading && row !== null ? readFigures(spec, reading, row) : {};
  const resident = reading?.evidence.find(({ name }) => name === 'process_resident');
  const ofOnly = processCount === 1 && row !== null ? (resident?.values[row] ?? null) : null;
  return {
    ...heap,
    processRssBytes: measure === 'rss' ? totalBytes : ofOnly,
    processPssBytes: measure === 'pss' ? totalBytes : null,
  };
}
