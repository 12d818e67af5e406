import { texts, type NodeFinding } from '../../engine';
import type { AskSession } from '../ask/session';
import { trendStepSeconds } from '../containers/fetchDetails';
import type { LabelMatcher } from '../sources/labelMatcher';
import { findNewestSample } from '../sources/newestSample';
import { UsableSamples } from '../sources/usableSamples';
import type { QueryCost } from '../ask/prometheusClient';
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

/** What is not known where a side question fails. */
const MISSING = texts({
  podSums: 'The memory of pods by their own cgroups is not known',
  containerSums: 'The memory of pods by their containers is not known',
  conditions: 'Whether nodes are ready and have memory pressure is not known',
  growing: 'The containers that grow most are not known',
  growingSizes: 'The sizes of the containers that grow most are not known',
  oomKills: 'OOM kills by kube-state-metrics are not known',
  oomEvents: 'OOM kills by cAdvisor are not known',
  trend: 'The history of the nodes is not known',
});

/**
 * Asks for everything about nodes. An empty list means that the server has no series of any. Errors of the server about
 * what nodes there are reject; an error about one other thing leaves a sentence, and the rest stays.
 */
export async function collectNodes(ask: AskSession, request: NodesRequest): Promise<NodesAnswer> {
  const { atSeconds, windowSeconds, matchers, clusterLabel, top } = request;
  const asked = ask.at(atSeconds, request.signal);
  const stepSeconds = trendStepSeconds(windowSeconds);
  // The last point is the moment that is asked about.
  const startSeconds = atSeconds - Math.floor(windowSeconds / stepSeconds) * stepSeconds;
  const usable = new UsableSamples();
  const vector = async (expr: string) => usable.vector((await asked.instant(expr)).vector);
  const aside = async (missing: string, expr: string) => (await asked.orNothing(missing, vector(expr))) ?? [];
  const [cgroups, facts, resources, podSums, containerSums, conditions] = await Promise.all([
    vector(queries.cgroupRowsQuery(matchers)),
    vector(queries.nodeFactsQuery(matchers)),
    vector(queries.nodeResourcesQuery(matchers)),
    aside(MISSING.podSums, queries.podSumsQuery(matchers, clusterLabel)),
    aside(MISSING.containerSums, queries.containerSumsQuery(matchers, clusterLabel)),
    aside(MISSING.conditions, queries.nodeConditionsQuery(matchers)),
  ]);
  const trendQuery = asked.range(queries.nodeTrendQuery(matchers, clusterLabel), startSeconds, atSeconds, stepSeconds);
  const [growing, growingWorkingSets, oomKills, oomEvents, trend] = await Promise.all([
    aside(MISSING.growing, queries.growingContainersQuery(matchers, clusterLabel, windowSeconds, top)),
    aside(MISSING.growingSizes, queries.growingWorkingSetsQuery(matchers, clusterLabel, windowSeconds, top)),
    aside(MISSING.oomKills, queries.oomKillsQuery(matchers, clusterLabel, windowSeconds)),
    aside(MISSING.oomEvents, queries.oomEventsQuery(matchers, clusterLabel, windowSeconds)),
    asked.orNothing(
      MISSING.trend,
      trendQuery.then(({ series }) => usable.series(series))
    ),
  ]);
  const answers = { cgroups, podSums, containerSums, facts, resources, conditions };
  const later = { growing, growingWorkingSets, oomKills, oomEvents, trend: trend ?? [] };
  const nodes = toNodeFindings(
    { ...answers, ...later },
    { atSeconds, clusterLabel, stepSeconds, hardEvictionBytes: request.hardEvictionBytes ?? null }
  );
  const emptiness =
    nodes.length === 0 ? await findNewestSample(asked, queries.rootRowsSelector(matchers), atSeconds) : null;
  return {
    nodes,
    warnings: [...(emptiness ? [emptiness.sentence] : []), ...asked.warnings, ...asked.failures, ...usable.warnings],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}
