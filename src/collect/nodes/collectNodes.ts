import type { NodeFinding } from '../../engine';
import { Asked } from '../ask/asked';
import { trendStepSeconds } from '../containers/fetchDetails';
import type { LabelMatcher } from '../sources/labelMatcher';
import { UsableSamples } from '../sources/usableSamples';
import type { PrometheusClient, QueryCost } from '../ask/prometheusClient';
import * as queries from './nodeQueries';
import { toNodeFindings } from './toNodeFindings';

export interface NodesRequest {
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  /** Conditions on labels that series of nodes have: the cluster's label and `node`. */
  matchers: readonly LabelMatcher[];
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** How many growing containers to name for each node. */
  top: number;
  /** The kubelets' eviction threshold, where the user told it. */
  hardEvictionBytes?: number | null;
  signal?: AbortSignal;
}

export interface NodesAnswer {
  nodes: NodeFinding[];
  warnings: string[];
  cost: QueryCost;
  /** The PromQL that was sent. */
  expressions: string[];
}

/**
 * Asks for everything about nodes. An empty list means that the server has no series of any; errors of the server
 * reject.
 */
export async function collectNodes(client: PrometheusClient, request: NodesRequest): Promise<NodesAnswer> {
  const { atSeconds, windowSeconds, matchers, clusterLabel, top } = request;
  const asked = new Asked(client, atSeconds, request.signal);
  const stepSeconds = trendStepSeconds(windowSeconds);
  // The last point is the moment that is asked about.
  const startSeconds = atSeconds - Math.floor(windowSeconds / stepSeconds) * stepSeconds;
  const usable = new UsableSamples();
  const vector = async (expr: string) => usable.vector((await asked.instant(expr)).vector);
  const [cgroups, podSums, containerSums, facts, resources, conditions] = await Promise.all([
    vector(queries.cgroupRowsQuery(matchers)),
    vector(queries.podSumsQuery(matchers, clusterLabel)),
    vector(queries.containerSumsQuery(matchers, clusterLabel)),
    vector(queries.nodeFactsQuery(matchers)),
    vector(queries.nodeResourcesQuery(matchers)),
    vector(queries.nodeConditionsQuery(matchers)),
  ]);
  const [growing, growingWorkingSets, oomKills, oomEvents, trend] = await Promise.all([
    vector(queries.growingContainersQuery(matchers, clusterLabel, windowSeconds, top)),
    vector(queries.growingWorkingSetsQuery(matchers, clusterLabel, windowSeconds, top)),
    vector(queries.oomKillsQuery(matchers, clusterLabel, windowSeconds)),
    vector(queries.oomEventsQuery(matchers, clusterLabel, windowSeconds)),
    asked.range(queries.nodeTrendQuery(matchers, clusterLabel), startSeconds, atSeconds, stepSeconds),
  ]);
  const answers = { cgroups, podSums, containerSums, facts, resources, conditions };
  const later = { growing, growingWorkingSets, oomKills, oomEvents, trend: usable.series(trend.series) };
  return {
    nodes: toNodeFindings(
      { ...answers, ...later },
      { atSeconds, clusterLabel, stepSeconds, hardEvictionBytes: request.hardEvictionBytes ?? null }
    ),
    warnings: [...asked.warnings, ...usable.warnings],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}
