import { say, type ContainerFinding, type ContainerKey } from '../../engine';
import { countRecorded } from '../alerts/rankRecorded';
import { JoinedAsk } from '../ask/joinedAsk';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import { diagnosisSeconds, fetchDetails } from './fetchDetails';
import type { LabelMatcher } from '../sources/labelMatcher';
import { findPartial } from '../ask/findPartial';
import { readCount } from '../ask/readCount';
import { KSM_RESTARTS_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import {
  containerMatchersText,
  countMetricsQuery,
  livingContainersQuery,
  NODE_ROOM_LABEL,
  nodeCpusQuery,
  nodeRoomQuery,
} from './memoryQueries';
import { readNodeRooms } from './readNodeRooms';
import { describeUnmeasured } from './describeUnmeasured';
import { diagnoseFindings } from './diagnoseFindings';
import { findRangeEdge } from '../sources/findRangeEdge';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import { findOldLabels } from '../sources/oldLabels';
import { describeSources, lookedFor } from '../sources/describeSources';
import { describeRejected } from '../sources/usableSamples';
import { findScoredParts } from './partQueries';
import type { QueryCost } from '../ask/prometheusClient';
import { highestOf, rankContainers, toKeys, type Ranking } from './rankContainers';
import { toFindings, type Found } from './toFindings';
import { type ArrangeFleet, arrangeFleet, type Fleet, NO_FLEET } from '../workloads/arrangeFleet';
import { askFleet } from '../workloads/askFleet';
import { chooseKeys } from '../workloads/chooseKeys';
import { OOM_EVENTS_METRIC } from '../workloads/killedQuery';
import { askPodLabels } from '../workloads/askPodLabels';
import { type ResolvedWorkloads, resolveWorkloads } from '../workloads/resolveWorkloads';

export interface LeaksRequest {
  /** Unix seconds. */
  atSeconds: number;
  /** Window of the trend, the growth and the restarts. The score has windows of its own. */
  windowSeconds: number;
  matchers: readonly LabelMatcher[];
  /** How many rows to show. */
  top: number;
  /** What the rows are. Of workloads, `containers` are their replicas that were looked at. */
  by?: 'workload' | 'container';
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** Counters to compare growth with, besides those of the usual libraries. Exact names. */
  counters?: readonly string[];
  /** Labels of pods or namespaces that rows are found by, as `parsePodLabels` gives them: one expression more. */
  podLabels?: readonly string[];
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Told the ranking with what the memory alone says, seconds before runtime, load and deployments are known. */
  onFirst?: (leaks: Leaks) => void;
}

export interface Leaks extends Fleet {
  /** Living containers in the scope, of which `containers` are the first. */
  totalContainers: number;
  /** Whether the containers were ranked by scores of recording rules, or by what the server worked out now. */
  scoreSource: 'evaluated' | 'recorded';
  warnings: string[];
  /** Of these, what says that containers are missing or not measured: nothing can be judged to be fine then. */
  partial: string[];
  /** Why there is no container; null where there are some, or where it is a metric that is missing. */
  emptiness: Emptiness | null;
  cost: QueryCost;
  expressions: string[];
}

const COUNT_LABEL = 'leakscope_count';
const TOLD_APART = [COUNT_LABEL, NODE_ROOM_LABEL];

/**
 * Lists the workloads or the containers of a scope, what needs somebody first on top. The server scores and ranks; history
 * is fetched for a few replicas of each row. Whoever was killed for memory is looked at whatever the score.
 *
 * Above COLLECT_LIMITS.scoredContainers they are narrowed first to a few of each workload, and a warning says so. Errors
 * of the server reject: an empty list means that the server has no such container.
 */
export async function collectLeaks(ask: AskSession, request: LeaksRequest): Promise<Leaks> {
  const { matchers, clusterLabel, top } = request;
  const asked = ask.at(request.atSeconds, request.signal);
  // Who is looked at does not depend on how many rows are shown, so that the rows that are do not either.
  const most = Math.max(top, COLLECT_LIMITS.candidates.value);
  const [counts, sources] = await Promise.all([
    asked.instant(countMetricsQuery(matchers, [KSM_RESTARTS_METRIC, OOM_EVENTS_METRIC])),
    asked.sources(),
  ]);
  const told = describeSources(sources, request);
  const present = new Set(counts.vector.map((sample) => sample.labels.__name__ ?? ''));
  const livingQuery = livingContainersQuery(matchers, clusterLabel, present.has(START_TIME_METRIC));

  if (!present.has(MEMORY_METRICS.workingSetBytes)) {
    const oldLabels = await findOldLabels(asked);
    const missing = oldLabels === null ? missingWorkingSet(present) : [oldLabels];
    const selector = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
    const isEmpty = missing.length === 0;
    const isNothing = isEmpty && sources?.found.length === 0;
    const own = [...missing, ...told, ...(isNothing ? [lookedFor()] : [])];
    return finish(asked, own, isEmpty ? await findNewestSample(asked, selector, request.atSeconds) : null);
  }
  // In one question: the count and the memory of nodes have labels of their own, and CPUs have no container.
  const count = `label_replace(count(${livingQuery}), "${COUNT_LABEL}", "1", "", "")`;
  const sizes = `topk(${most}, ${livingQuery}) or ${count} or ${nodeCpusQuery(clusterLabel)} or ${nodeRoomQuery(clusterLabel)}`;
  const joined = new JoinedAsk(asked);
  const [largest, edge] = await Promise.all([joined.instant(sizes), findRangeEdge(joined)]);
  const cpus = {
    ...largest,
    vector: largest.vector.filter(({ labels }) => ['container', ...TOLD_APART].every((name) => !(name in labels))),
  };
  const counted = largest.vector.find(({ labels }) => labels[COUNT_LABEL] !== undefined);
  const totalContainers = readCount(counted, 'containers');
  const parts = findScoredParts(present);
  const scope = { matchers, clusterLabel, windowSeconds: request.windowSeconds, living: livingQuery };
  const isCounted = present.has(KSM_RESTARTS_METRIC) || present.has(OOM_EVENTS_METRIC);
  const askDetails = async (keys: ContainerKey[]) => {
    request.onProgress?.({ done: 0, total: keys.length });
    const { podLabels = [], windowSeconds } = request;
    const [workloads, labels, details] = await Promise.all([
      resolveWorkloads(asked, keys, { clusterLabel, windowSeconds }),
      askPodLabels(asked, keys, { podLabels, clusterLabel, windowSeconds }),
      fetchDetails(asked, joined, { ...request, keys, parts }),
    ]);
    request.onProgress?.({ done: keys.length, total: keys.length });
    return { keys, workloads, labels, details };
  };
  const living = toKeys(largest.vector, clusterLabel);
  // Nobody waits for the ranking where everybody is looked at.
  const everybody = totalContainers <= most ? askDetails(living) : null;
  const rank = async () => {
    const [fleet, recorded] = await Promise.all([
      askFleet(joined, { ...scope, isCounted }),
      countRecorded(joined, request),
    ]);
    const { keys: killed } = fleet.killed;
    return {
      fleet,
      ranking: await rankContainers(asked, { ...request, top: most, totalContainers, recorded, parts, killed }),
    };
  };
  const [{ fleet, ranking }, all] = await Promise.all([rank(), everybody]);
  const { killed, totals, warnings } = fleet;
  const { keys, workloads, labels, details } =
    all ?? (await askDetails(chooseKeys([...killed.keys, ...rankedKeys(ranking), ...living], most)));
  const found = await toFindings(
    asked,
    keys,
    {
      ...details,
      scored: ranking.scored,
      cpus,
      nodeRoomOf: readNodeRooms(largest.vector, clusterLabel),
      edge,
      sources: sources?.view.sources ?? [],
    },
    request
  );
  return finishDiagnosed(request, asked, found, {
    ...ranking,
    warnings: [...told, ...warnings, ...ranking.warnings, ...workloads.warnings, ...labels.warnings],
    totalContainers,
    ownerOf: workloads.ownerOf,
    arrange: arrangeFleet({
      top,
      by: request.by ?? 'container',
      workloadOf: workloads.workloadOf,
      labelsOf: labels.labelsOf,
      killed,
      totals,
      windowSeconds: request.windowSeconds,
    }),
  });
}

function finish(asked: AskSession, own: string[], emptiness: Emptiness | null): Leaks {
  const { warnings, cost, expressions } = asked;
  return {
    ...NO_FLEET,
    totalContainers: 0,
    scoreSource: 'evaluated',
    warnings: [...own, ...(emptiness ? [emptiness.sentence] : []), ...warnings],
    partial: findPartial(warnings),
    emptiness,
    cost,
    expressions,
  };
}

async function finishDiagnosed(
  request: LeaksRequest,
  asked: AskSession,
  shown: readonly Found[],
  {
    totalContainers,
    scoreSource,
    warnings: own,
    ownerOf,
    arrange,
  }: Pick<Ranking, 'scoreSource' | 'warnings'> & {
    totalContainers: number;
    ownerOf: ResolvedWorkloads['ownerOf'];
    arrange: ArrangeFleet;
  }
): Promise<Leaks> {
  const { warnings, cost, expressions } = asked;
  const histories = shown.map(({ history }) => history);
  const unmeasured = describeUnmeasured(histories);
  const ranked = {
    totalContainers,
    scoreSource,
    warnings: [...own, ...describeRejected(histories), ...unmeasured, ...warnings],
    partial: [...findPartial(warnings), ...unmeasured],
    emptiness: null,
    cost,
    expressions,
  };
  const onFirstPass = (containers: ContainerFinding[]) =>
    request.onFirst?.({ ...ranked, ...arrange.arrange(containers) });
  const windowSeconds = diagnosisSeconds(request.windowSeconds);
  const diagnosed = await diagnoseFindings(
    asked,
    { ...request, windowSeconds, onFirstPass, rowIdOf: arrange.rowIdOf, ownerOf },
    shown
  );
  return {
    ...ranked,
    ...arrange.arrange(diagnosed.containers),
    warnings: [...ranked.warnings, ...diagnosed.warnings],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** Other memory metrics without the one that is scored is a set-up to mend; nothing at all is an empty scope. */
function missingWorkingSet(present: ReadonlySet<string>): string[] {
  return [...present].some((metric) => Object.values(MEMORY_METRICS).includes(metric))
    ? [
        say`The metric ${MEMORY_METRICS.workingSetBytes} is missing here, so that nothing can be ranked: keep it in the relabel rules of the kubelet's scrape.`,
      ]
    : [];
}

/** The scored ones first, by score; then the candidates. */
function rankedKeys({ scored, candidates }: Ranking): ContainerKey[] {
  const ranked = [...scored.values()].sort((a, b) => highestOf(b) - highestOf(a)).map(({ key }) => key);
  return [...ranked, ...candidates];
}
