import type { QueryCost } from '../../collect/ask/prometheusClient';

/** The object around the containers of `analyze` and `score`: the contract of docs/cli.md. */
export interface ReportJson<C> {
  schema: 2;
  /** ISO 8601; null where each series is looked at at its own end. */
  at: string | null;
  window: string;
  containers: C[];
  cardinality: never[];
  nodes: never[];
  cost: QueryCost;
  warnings: string[];
}

export function toReportJson<C>(
  report: Pick<ReportJson<C>, 'at' | 'window' | 'containers' | 'cost' | 'warnings'>
): ReportJson<C> {
  const { at, window, containers, cost, warnings } = report;
  return { schema: 2, at, window, containers, cardinality: [], nodes: [], cost, warnings };
}
