import {
  buildScoreSource,
  buildTopScoreExpr,
  findPart,
  MAX_QUERY_BYTES,
  SCORE_WINDOWS,
  toContainerId,
  type ContainerFinding,
  type ContainerKey,
} from '../engine';
import { Asked } from './asked';
import { COLLECT_LIMITS } from './collectLimits';
import { fetchDetails } from './fetchDetails';
import type { LabelMatcher } from './labelMatcher';
import { mapBounded } from './mapBounded';
import { MEMORY_METRICS, START_TIME_METRIC } from './memoryMetrics';
import {
  countMetricsQuery,
  floorGrowthQuery,
  livingContainersQuery,
  matchersText,
  NODE_CPUS_QUERY,
  scopeOf,
} from './memoryQueries';
import type { PrometheusClient, QueryCost, VectorSample } from './prometheusClient';
import { toFindings } from './toFindings';
import { toKey } from './toTimelines';

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
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
}

export interface Leaks {
  /** Ranked: highest score of the last day first; of equals, what cannot be reclaimed, then the fastest growth. */
  containers: ContainerFinding[];
  /** Living containers in the scope, of which `containers` are the first. */
  totalContainers: number;
  scoreSource: 'evaluated';
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Ranks the containers of a scope. The server scores and ranks; history is fetched for those that are shown only.
 *
 * Above COLLECT_LIMITS.scoredContainers they are narrowed first to those whose floor grew most in a day, and a warning
 * says so. Errors of the server reject: an empty list means that the server has no such container.
 */
export async function collectLeaks(client: PrometheusClient, request: LeaksRequest): Promise<Leaks> {
  const { matchers, clusterLabel, top } = request;
  const asked = new Asked(client, request.atSeconds, request.signal);
  const counts = await asked.instant(countMetricsQuery(matchers));
  const present = new Set(counts.vector.map((sample) => sample.labels.__name__ ?? ''));
  const living = (scope: readonly LabelMatcher[]) =>
    livingContainersQuery(scope, clusterLabel, present.has(START_TIME_METRIC));

  if (!present.has(MEMORY_METRICS.workingSetBytes)) {
    return finish(asked, [], 0, missingWorkingSet(present));
  }
  const [total, largest, cpus] = await Promise.all([
    asked.instant(`count(${living(matchers)})`),
    asked.instant(`topk(${top}, ${living(matchers)})`),
    asked.instant(NODE_CPUS_QUERY),
  ]);
  const totalContainers = total.vector[0]?.value ?? 0;
  const scored = await scoreContainers(asked, request, totalContainers);
  const keys = chooseKeys(scored, largest.vector, top, clusterLabel);

  let done = 0;
  request.onProgress?.({ done, total: keys.length });
  const parallelChunks = 2;
  const findings = await mapBounded(toChunks(keys, clusterLabel), parallelChunks, async (chunk) => {
    const details = await fetchDetails(asked, { ...request, keys: chunk, living });
    done += chunk.length;
    request.onProgress?.({ done, total: keys.length });
    return toFindings(chunk, { ...details, ...scored, cpus }, request);
  });
  return finish(asked, findings.flat().sort(byRank).slice(0, top), totalContainers, scored.warnings);
}

function finish(asked: Asked, containers: ContainerFinding[], totalContainers: number, own: string[]): Leaks {
  const { warnings, cost, expressions } = asked;
  return { containers, totalContainers, scoreSource: 'evaluated', warnings: [...own, ...warnings], cost, expressions };
}

/** Other memory metrics without the one that is scored is a set-up to mend; nothing at all is an empty scope. */
function missingWorkingSet(present: ReadonlySet<string>): string[] {
  return [...present].some((metric) => Object.values(MEMORY_METRICS).includes(metric))
    ? [
        `The metric ${MEMORY_METRICS.workingSetBytes} is missing here, so that nothing can be ranked: keep it in the relabel rules of the kubelet's scrape.`,
      ]
    : [];
}

interface Scored {
  /** Scores that the server evaluated now, by container id. */
  scores: Map<string, { key: ContainerKey; score: number }>;
  /** Containers to look at besides those: their scores come from their floors, as of the last full hour. */
  candidates: ContainerKey[];
  warnings: string[];
}

/**
 * Scores all containers on the server, window by window: one text for all would be too long. Where there are too many
 * of them, or the scope makes even those texts too long, it finds the ones that grew most instead.
 */
async function scoreContainers(asked: Asked, request: LeaksRequest, totalContainers: number): Promise<Scored> {
  const { clusterLabel, matchers, top } = request;
  const source = buildScoreSource({ clusterLabel, matchers: matchersText(matchers), kubeStateLimits: true });
  const texts = SCORE_WINDOWS.map((window) => buildTopScoreExpr(window, top, source));
  const tooLong = texts.some((text) => text.length > MAX_QUERY_BYTES);
  if (tooLong || totalContainers > COLLECT_LIMITS.scoredContainers.value) {
    const count = COLLECT_LIMITS.candidates.value;
    const growing = await asked.instant(`topk(${count}, ${floorGrowthQuery(matchers, clusterLabel)})`);
    const candidates = toKeys(growing.vector, clusterLabel);
    const warnings =
      totalContainers > count
        ? [
            `Too many containers to score at once (${totalContainers}): scored are the ${candidates.length} whose memory grew most in a day, as of the last full hour. Choose a namespace to see the others.`,
          ]
        : [];
    return { scores: new Map(), candidates, warnings };
  }
  const answers = await Promise.all(texts.map((text) => asked.instant(text)));
  const scores: Scored['scores'] = new Map();
  for (const sample of answers.flatMap((answer) => answer.vector)) {
    const key = toKey(sample.labels, clusterLabel);
    if (key && Number.isFinite(sample.value)) {
      const id = toContainerId(key);
      scores.set(id, { key, score: Math.max(sample.value, scores.get(id)?.score ?? 0) });
    }
  }
  return { scores, candidates: [], warnings: [] };
}

function toKeys(vector: readonly VectorSample[], clusterLabel: string | null): ContainerKey[] {
  return vector.map((sample) => toKey(sample.labels, clusterLabel)).filter((key) => key !== null);
}

/** The scored ones first, by score; then the candidates; then the largest. Who is not alive falls out later. */
function chooseKeys(
  { scores, candidates }: Scored,
  largest: readonly VectorSample[],
  top: number,
  clusterLabel: string | null
): ContainerKey[] {
  const scored = [...scores.values()].sort((a, b) => b.score - a.score).map(({ key }) => key);
  const all = [...scored.slice(0, top), ...candidates, ...toKeys(largest, clusterLabel)];
  return [...new Map(all.map((key) => [toContainerId(key), key])).values()];
}

/** Groups that fit into one query each. */
function toChunks(keys: readonly ContainerKey[], clusterLabel: string | null): ContainerKey[][] {
  const chunks: ContainerKey[][] = [];
  let chunk: ContainerKey[] = [];
  for (const key of keys) {
    const larger = [...chunk, key];
    const tooLarge =
      larger.length > COLLECT_LIMITS.containersPerRequest.value ||
      matchersText(scopeOf(larger, clusterLabel)).length > COLLECT_LIMITS.scopeBytes.value;
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
