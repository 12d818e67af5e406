import type { PrometheusBinaries } from './ensurePrometheus.mjs';

export interface TestedServer {
  /** Such as `Prometheus 2.42.0`. */
  name: string;
  /** What its ranges hold: see RangeEdge of the engine. */
  edge: 'closed' | 'left-open';
  programs: PrometheusBinaries;
}

/** The lines of Prometheus that a suite runs on: the installed one, and Prometheus 3 where it was built. */
export function listServers(): TestedServer[];
