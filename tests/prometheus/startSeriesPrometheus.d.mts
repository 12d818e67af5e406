import type { BackfillSeries } from './backfillSeries.mjs';
import type { RunningPrometheus } from './startPrometheus.mjs';

export interface StartSeriesOptions {
  series: Iterable<BackfillSeries>;
  port?: number;
  flags?: readonly string[];
  config?: string;
}

/** A real Prometheus with the given series in a temporary folder, which `stop` removes. */
export function startSeriesPrometheus(options: StartSeriesOptions): Promise<RunningPrometheus>;
