import type { RunningPrometheus, StartPrometheusOptions } from './startPrometheus.mjs';

export interface StartCopyOptions extends Omit<StartPrometheusOptions, 'dataDir'> {
  /** Folder of finished blocks, such as `backfillSeries` makes. Nobody writes into it. */
  blocks: string;
}

/** A real Prometheus on a copy of the blocks, which `stop` removes: several servers can have the same data. */
export function startCopyPrometheus(options: StartCopyOptions): Promise<RunningPrometheus>;
