import type { RunningPrometheus, StartPrometheusOptions } from './startPrometheus.mjs';

/** Where the input of every report ends, Unix seconds. */
export const REPORT_END_SECONDS: number;

/** A real Prometheus with the input of one situation under tests/fixtures/reports, in a temporary folder. */
export function startReportPrometheus(
  id: string,
  options?: Omit<StartPrometheusOptions, 'dataDir'>
): Promise<RunningPrometheus>;
