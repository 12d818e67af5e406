import type { RunningPrometheus } from './startPrometheus.mjs';

/** Unix seconds at which all of them end. */
export const REPORTS_END_SECONDS: number;

/** A real Prometheus with situations of tests/fixtures/reports, by the names of their files, in a temporary folder. */
export function startReportsPrometheus(ids: readonly string[]): Promise<RunningPrometheus>;
