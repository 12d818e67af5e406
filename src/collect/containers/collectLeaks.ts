import { type ContainerFinding, type ContainerKey, findPart, toContainerId, utf8Bytes } from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import { diagnosisSeconds, fetchDetails } from './fetchDetails';
import type { LabelMatcher } from '../sources/labelMatcher';
import { findPartial } from '../ask/findPartial';
import { mapBounded } from '../ask/mapBounded';
import { MEMORY_METRICS, START_TIME_METRIC } from '../sources/memoryMetrics';
import {
  containerMatchersText,
  countMetricsQuery,
  livingContainersQuery,
  matchersText,
  nodeCpusQuery,
  scopeOf,
} from './memoryQueries';
import { describeUnmeasured } from './describeUnmeasured';
import { diagnoseFindings } from './diagnoseFindings';
import { findRangeEdge } from '../sources/findRangeEdge';
import { type Emptiness, findNewestSample } from '../sources/newestSample';
import { findOldLabels } from '../sources/oldLabels';
import { describeSources, LOOKED_FOR } from '../sources/describeSources';
import { describeRejected } from '../sources/usableSamples';
import { findScoredParts } from './partQueries';
import type { QueryCost, VectorSample } from '../ask/prometheusClient';
import { highestOf, rankContainers, toKeys, type Ranking } from './rankContainers';
import { toFindings, type Found } from './toFindings';

export interface LeaksRequest {
  /** Unix seconds. */
  atSeconds: number;
  /** Window of the trend, the growth and the restarts. The score has windows of its own. */
  windowSeconds: number;
  matchers: readonly LabelMatcher[];
  /** How many containers to show. */
  top: number;
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  /** Counters to compare growth with, besides those of the usual libraries. Exact names. */
  counters?: readonly string[];
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Told the ranking with what the memory alone says, seconds before runtime, load and deployments are known. */
  onFirst?: (leaks: Leaks) => void;
}

export interface Leaks {
  /** Ranked: highest score of the last day first; of equals, what cannot be reclaimed, then the fastest growth. */
  containers: ContainerFinding[];
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

/**
 * Ranks the containers of a scope. The server scores and ranks; history is fetched for those that are shown only.
 *
 * Above COLLECT_LIMITS.scoredContainers they are narrowed first to those whose floor grew most in a day, and a warning
 * says so. Errors of the server reject: an empty list means that the server has no such container.
 */
export async function collectLeaks(ask: AskSession, request: LeaksRequest): Promise<Leaks> {
  const { matchers, clusterLabel, top } = request;
  const asked = ask.at(request.atSeconds, request.signal);
  const [counts, sources] = await Promise.all([asked.instant(countMetricsQuery(matchers)), asked.sources()]);
  const told = describeSources(sources, request);
  const present = new Set(counts.vector.map((sample) => sample.labels.__name__ ?? ''));
  const living = (scope: readonly LabelMatcher[]) =>
    livingContainersQuery(scope, clusterLabel, present.has(START_TIME_METRIC));

  if (!present.has(MEMORY_METRICS.workingSetBytes)) {
    const oldLabels = await findOldLabels(asked);
    const missing = oldLabels === null ? missingWorkingSet(present) : [oldLabels];
    const selector = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(matchers)}}`;
    const isEmpty = missing.length === 0;
    const isNothing = isEmpty && sources?.found.length === 0;
    const own = [...missing, ...told, ...(isNothing ? [LOOKED_FOR] : [])];
    return finish(asked, own, isEmpty ? await findNewestSample(asked, selector, request.atSeconds) : null);
  }
  const [total, largest, cpus, edge] = await Promise.all([
    asked.instant(`count(${living(matchers)})`),
    asked.instant(`topk(${top}, ${living(matchers)})`),
    asked.instant(nodeCpusQuery(clusterLabel)),
    findRangeEdge(asked),
  ]);
  const totalContainers = total.vector[0]?.value ?? 0;
  const parts = findScoredParts(present);
  const ranking = await rankContainers(asked, { ...request, totalContainers, parts });
  const keys = chooseKeys(ranking, largest.vector, top, clusterLabel);

  let done = 0;
  request.onProgress?.({ done, total: keys.length });
  const parallelChunks = 2;
  const found = await mapBounded(toChunks(keys, clusterLabel), parallelChunks, async (chunk) => {
    const details = await fetchDetails(asked, { ...request, keys: chunk, parts });
    done += chunk.length;
    request.onProgress?.({ done, total: keys.length });
    return toFindings(asked, chunk, { ...details, scored: ranking.scored, cpus, edge }, request);
  });
  const shown = found
    .flat()
    .sort((a, b) => byRank(a.finding, b.finding))
    .slice(0, top);
  const warnings = [...told, ...ranking.warnings];
  return finishDiagnosed(request, asked, shown, { ...ranking, totalContainers, warnings });
}

function finish(asked: AskSession, own: string[], emptiness: Emptiness | null): Leaks {
  const { warnings, cost, expressions } = asked;
  return {
    containers: [],
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
  }: Pick<Ranking, 'scoreSource' | 'warnings'> & { totalContainers: number }
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
  const onFirstPass = (containers: ContainerFinding[]) => request.onFirst?.({ ...ranked, containers });
  const windowSeconds = diagnosisSeconds(request.windowSeconds);
  const diagnosed = await diagnoseFindings(asked, { ...request, windowSeconds, onFirstPass }, shown);
  return {
    ...ranked,
    containers: diagnosed.containers,
    warnings: [...ranked.warnings, ...diagnosed.warnings],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

/** Other memory metrics without the one that is scored is a set-up to mend; nothing at all is an empty scope. */
function missingWorkingSet(present: ReadonlySet<string>): string[] {
  return [...present].some((metric) => Object.values(MEMORY_METRICS).includes(metric))
    ? [
        `The metric ${MEMORY_METRICS.workingSetBytes} is missing here, so that nothing can be ranked: keep it in the relabel rules of the kubelet's scrape.`,
      ]
    : [];
}

/** The scored ones first, by score; then the candidates; then the largest. Who is not alive falls out later. */
function chooseKeys(
  { scored, candidates }: Ranking,
  largest: readonly VectorSample[],
  top: number,
  clusterLabel: string | null
): ContainerKey[] {
  const ranked = [...scored.values()].sort((a, b) => highestOf(b) - highestOf(a)).map(({ key }) => key);
  const all = [...ranked.slice(0, top), ...candidates, ...toKeys(largest, clusterLabel)];
  return [...new Map(all.map((key) => [toContainerId(key), key])).values()];
}

/** Groups that fit into one query each; in an order that does not change with the ranking. */
function toChunks(unordered: readonly ContainerKey[], clusterLabel: string | null): ContainerKey[][] {
  const keys = [...unordered].sort((a, b) => (toContainerId(a) < toContainerId(b) ? -1 : 1));
  const chunks: ContainerKey[][] = [];
  let chunk: ContainerKey[] = [];
  for (const key of keys) {
    const larger = [...chunk, key];
    const tooLarge =
      larger.length > COLLECT_LIMITS.containersPerRequest.value ||
      utf8Bytes(matchersText(scopeOf(larger, clusterLabel))) > COLLECT_LIMITS.scopeBytes.value;
    if (tooLarge && chunk.length > 0) {
      chunks.push(chunk);
      chunk = [key];
    } else {
      chunk = larger;
    }
  }
  return chunk.length > 0 ? [...chunks, chunk] : chunks;
}

function byRank(a: ContainerFinding, b: ContainerFinding): number {
  return (
    compareKnown(b.scoreMaxOneDay, a.scoreMaxOneDay) ||
    compareKnown(b.score, a.score) ||
    // Of equal scores, what the kernel can take back comes last.
    Number(isReclaimable(a)) - Number(isReclaimable(b)) ||
    compareKnown(b.slopeBytesPerHour, a.slopeBytesPerHour)
  );
}

function isReclaimable({ part }: ContainerFinding): boolean {
  return part !== null && findPart(part)?.reclaimable === 'yes';
}

/** Unknown comes after every number. */
function compareKnown(a: number | null, b: number | null): number {
  return (a ?? -Infinity) === (b ?? -Infinity) ? 0 : (a ?? -Infinity) - (b ?? -Infinity);
}
