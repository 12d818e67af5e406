import type { PrometheusBinaries } from './ensurePrometheus.mjs';

export interface BackfillSeries {
  /**
   * Must hold `__name__`. Values may be any text (quotes, newlines, ...); names as well, where promtool is that of
   * Prometheus 3.
   */
  labels: Record<string, string>;
  /** Unix seconds, ascending; fractions are kept to the millisecond. */
  timesSeconds: ArrayLike<number>;
  /** As many as times. NaN, Infinity and -Infinity are written as such. */
  values: ArrayLike<number>;
}

export interface BackfillResult {
  series: number;
  samples: number;
  /** Wall time of the whole backfill. */
  seconds: number;
}

export interface BackfillOptions {
  /** Folder of the blocks (Prometheus' --storage.tsdb.path); made if missing, blocks are added to it. */
  dataDir: string;
  /** May be a generator: series are streamed, never held together. Series of one metric need not be neighbours. */
  series: Iterable<BackfillSeries>;
  /** Whose promtool. Default: the installed one, whose blocks every version reads. */
  programs?: PrometheusBinaries;
  onProgress?: (done: { series: number; samples: number }) => void;
}

/** Writes the series as OpenMetrics and turns them into blocks with promtool. */
export function backfillSeries(options: BackfillOptions): Promise<BackfillResult>;
