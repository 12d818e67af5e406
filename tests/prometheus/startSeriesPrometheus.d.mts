import type { BackfillSeries } from './backfillSeries.mjs';
import type { RunningPrometheus, StartPrometheusOptions } from './startPrometheus.mjs';

export interface StartSeriesOptions extends Omit<StartPrometheusOptions, 'dataDir'> {
  series: Iterable<BackfillSeries>;
}

/** A real Prometheus with the given series in a temporary folder, which `stop` removes. */
export function startSeriesPrometheus(options: StartSeriesOptions): Promise<RunningPrometheus>;
