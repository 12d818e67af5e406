import { Asked } from '../asked';
import type { PrometheusClient, QueryCost } from '../prometheusClient';
import { addCosts } from '../queryCost';
import { collectDrill, isQuietReplica, type TargetDrill } from './collectDrill';
import { collectServer, type ServerSeries } from './collectServer';
import { collectReplicas, collectTargets, type TargetReport, type TargetsRequest } from './collectTargets';

export interface CardinalityRequest extends TargetsRequest {
  /** How many of the first targets to look into: their metrics, labels and memory. */
  drill: number;
  signal?: AbortSignal;
  onDrill?: (progress: { done: number; total: number }) => void;
}

export interface CardinalityTarget extends TargetReport {
  /** Null where the target was not looked into. */
  drill: TargetDrill | null;
}

export interface Cardinality {
  /** Ranked: thrown away, blowing up, churning, levelled off, unknown, steady. */
  targets: CardinalityTarget[];
  totalTargets: number;
  stepSeconds: number;
  /** All series of the server; null where it does not tell. */
  server: ServerSeries | null;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/** Kinds that are worth a look inside. A process that restarts makes the same series again: there is nothing to see. */
const DRILLED: readonly string[] = ['blow-up', 'churn', 'bounded', 'rejected'];
const isDrilled = ({ finding }: TargetReport) => DRILLED.includes(finding.kind) && finding.churnCause !== 'restarts';

function hasQuietReplica(targets: readonly TargetReport[], report: TargetReport): boolean {
  return targets.some((other) => isQuietReplica(other, report));
}

/**
 * Finds the targets whose series blow up, and what is behind the first of them. Cheapest first: what Prometheus writes
 * beside each scrape decides; series are counted on the server, for a few targets, below a cap.
 *
 * Errors of the server reject: an empty list means that the server has no such target.
 */
export async function collectCardinality(client: PrometheusClient, request: CardinalityRequest): Promise<Cardinality> {
  const asked = new Asked(client, request.atSeconds, request.signal);
  const { targets, totalTargets, stepSeconds, warnings } = await collectTargets(asked, request);
  const server = await collectServer(client, asked, request);
  const wanted = targets.filter(isDrilled).slice(0, request.drill);
  const drills = new Map<TargetReport, TargetDrill>();
  // One after the other: each holds several questions that are asked at once.
  for (const report of wanted) {
    request.onDrill?.({ done: drills.size, total: wanted.length });
    const others = hasQuietReplica(targets, report) ? targets : await collectReplicas(asked, request, report);
    drills.set(report, await collectDrill(asked, { report, others, stepSeconds, ...request }));
  }
  return {
    targets: targets.map((report) => ({ ...report, drill: drills.get(report) ?? null })),
    totalTargets,
    stepSeconds,
    server: server.series,
    warnings: [...warnings, ...asked.warnings],
    cost: addCosts([asked.cost, server.cost]),
    expressions: asked.expressions,
  };
}
