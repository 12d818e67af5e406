import {
  buildCardinalitySource,
  buildTopCardinalityExpr,
  CARDINALITY_WINDOWS,
  judgeTarget,
  MAX_QUERY_BYTES,
  type ScrapeTarget,
  type TargetFinding,
  toScrapeTargetId,
  utf8Bytes,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { LabelMatcher } from '../sources/labelMatcher';
import { mapBounded } from '../ask/mapBounded';
import { matchersText } from '../containers/memoryQueries';
import type { VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import {
  addedSeriesQuery,
  churningTargetsQuery,
  countTargetsQuery,
  grownTargetsQuery,
  largestTargetsQuery,
  rejectedTargetsQuery,
  smallestTargetsQuery,
  targetHistoryQuery,
  targetScope,
  upShareQuery,
} from './cardinalityQueries';
import { toScrapeTarget, toTargetHistories, type TargetTimeline } from './toTargetHistories';

export interface TargetsRequest {
  /** End of the window, Unix seconds. */
  atSeconds: number;
  windowSeconds: number;
  matchers: readonly LabelMatcher[];
  /** How many targets to look at. */
  top: number;
  clusterLabel: string | null;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** One target: what is written beside its scrapes, and what that means. */
export interface TargetReport extends TargetTimeline {
  /** Cardinality score now, 0 to 100; null where no window has one: nothing rises, or samples are missing. */
  score: number | null;
  finding: TargetFinding;
}

export interface Targets {
  /** Ranked. */
  targets: TargetReport[];
  totalTargets: number;
  /** Distance of the times of the histories. */
  stepSeconds: number;
  warnings: string[];
}

/**
 * Finds the targets worth looking at and judges them, by nothing but what Prometheus writes beside each scrape. The
 * server ranks: by score, by growth, by churn, by pages thrown away, and by size. Histories are read for the chosen ones.
 */
export async function collectTargets(asked: AskSession, request: TargetsRequest): Promise<Targets> {
  const { matchers, clusterLabel, top, windowSeconds } = request;
  const { scores, warnings } = await askScores(asked, request);
  const [total, ...ranked] = await Promise.all([
    asked.instant(countTargetsQuery(matchers, clusterLabel)),
    asked.instant(rejectedTargetsQuery(matchers, clusterLabel, top)),
    asked.instant(grownTargetsQuery(matchers, clusterLabel, top, windowSeconds)),
    asked.instant(churningTargetsQuery(matchers, clusterLabel, top)),
    asked.instant(largestTargetsQuery(matchers, clusterLabel, top)),
  ]);
  const lists = [scores.vector, ...ranked.map(({ vector }) => vector)].map((vector) => toTargets(vector, clusterLabel));
  const chosen = chooseTargets(lists, top);
  const scoreOf = new Map(
    scores.vector.flatMap(({ labels, value }) => {
      const target = toScrapeTarget(labels, clusterLabel);
      return target ? [[toScrapeTargetId(target), value] as const] : [];
    })
  );
  const { historyPoints } = CARDINALITY_COLLECT_LIMITS;
  const stepSeconds = Math.max(
    COLLECT_LIMITS.smallestStepSeconds.value,
    Math.ceil(windowSeconds / historyPoints.value)
  );
  let done = 0;
  request.onProgress?.({ done, total: chosen.length });
  const parallelChunks = 2;
  const timelines = await mapBounded(toChunks(chosen, clusterLabel), parallelChunks, async (chunk) => {
    const read = await readHistories(asked, chunk, request, stepSeconds);
    done += chunk.length;
    request.onProgress?.({ done, total: chosen.length });
    return read;
  });
  const targets = timelines.flat().map((timeline) => ({
    ...timeline,
    score: scoreOf.get(toScrapeTargetId(timeline.target)) ?? null,
    finding: judgeTarget(timeline.history),
  }));
  return { targets: targets.sort(byRank), totalTargets: total.vector[0]?.value ?? 0, stepSeconds, warnings };
}

/** Targets of the same job with the fewest samples: a canary beside those that blow up is small, and so not among them. */
export async function collectReplicas(
  asked: AskSession,
  request: TargetsRequest,
  { target, history }: TargetReport
): Promise<TargetReport[]> {
  const { clusterLabel } = request;
  const scope: LabelMatcher[] = [
    ...(clusterLabel ? [{ label: clusterLabel, op: '=', value: target.cluster ?? '' } as const] : []),
    { label: 'job', op: '=', value: target.job },
    { label: 'instance', op: '!=', value: target.instance },
  ];
  const count = CARDINALITY_COLLECT_LIMITS.replicas.value;
  const { vector } = await asked.instant(smallestTargetsQuery(scope, clusterLabel, count));
  const replicas = toTargets(vector, clusterLabel);
  const stepSeconds = history.timesSeconds[1] - history.timesSeconds[0];
  const timelines = await Promise.all(
    toChunks(replicas, clusterLabel).map((chunk) =>
      readHistories(asked, chunk, { ...request, matchers: [] }, stepSeconds)
    )
  );
  return timelines.flat().map((timeline) => ({ ...timeline, score: null, finding: judgeTarget(timeline.history) }));
}

/** Highest score of each target over the windows. */
async function askScores(
  asked: AskSession,
  { matchers, clusterLabel, top }: TargetsRequest
): Promise<{ scores: { vector: VectorSample[] }; warnings: string[] }> {
  const source = buildCardinalitySource({ clusterLabel, matchers: matchersText(matchers) });
  const texts = CARDINALITY_WINDOWS.map((window) => buildTopCardinalityExpr(window, top, source));
  if (texts.some((text) => utf8Bytes(text) > MAX_QUERY_BYTES)) {
    return { scores: { vector: [] }, warnings: ['The selector is too long for the score, which is left out.'] };
  }
  const answers = await Promise.all(texts.map((text) => asked.instant(text)));
  const best = new Map<string, VectorSample>();
  for (const sample of answers.flatMap(({ vector }) => vector)) {
    const target = toScrapeTarget(sample.labels, clusterLabel);
    const id = target && toScrapeTargetId(target);
    if (id !== null && Number.isFinite(sample.value) && sample.value > (best.get(id)?.value ?? -1)) {
      best.set(id, sample);
    }
  }
  return { scores: { vector: [...best.values()].sort((a, b) => b.value - a.value) }, warnings: [] };
}

function toTargets(vector: readonly VectorSample[], clusterLabel: string | null): ScrapeTarget[] {
  return vector.flatMap(({ labels }) => toScrapeTarget(labels, clusterLabel) ?? []);
}

/** Takes one of each list in turn, so that a long list does not crowd the others out. */
function chooseTargets(lists: readonly ScrapeTarget[][], top: number): ScrapeTarget[] {
  const chosen = new Map<string, ScrapeTarget>();
  const longest = Math.max(...lists.map((list) => list.length));
  for (let index = 0; index < longest; index++) {
    for (const target of lists.flatMap((list) => list[index] ?? [])) {
      if (chosen.size < top) {
        chosen.set(toScrapeTargetId(target), target);
      }
    }
  }
  return [...chosen.values()];
}

/** Groups that fit into one query each. */
function toChunks(targets: readonly ScrapeTarget[], clusterLabel: string | null): ScrapeTarget[][] {
  const { targetsPerRequest, scopeBytes } = CARDINALITY_COLLECT_LIMITS;
  const chunks: ScrapeTarget[][] = [];
  for (const target of targets) {
    const last = chunks[chunks.length - 1] ?? [];
    const larger = [...last, target];
    const fits =
      larger.length <= targetsPerRequest.value &&
      utf8Bytes(matchersText(targetScope(larger, clusterLabel))) <= scopeBytes.value;
    if (last.length > 0 && fits) {
      last.push(target);
    } else {
      chunks.push([target]);
    }
  }
  return chunks;
}

async function readHistories(
  asked: AskSession,
  targets: readonly ScrapeTarget[],
  { atSeconds, windowSeconds, clusterLabel, matchers }: TargetsRequest,
  stepSeconds: number
): Promise<TargetTimeline[]> {
  const scope = [...targetScope(targets, clusterLabel)];
  const steps = Math.floor(windowSeconds / stepSeconds);
  const start = atSeconds - steps * stepSeconds;
  const range = (expr: string) => asked.range(expr, start, atSeconds, stepSeconds);
  const [rows, added, up] = await Promise.all([
    range(targetHistoryQuery([...scope, ...matchers])),
    range(addedSeriesQuery([...scope, ...matchers], clusterLabel, stepSeconds)),
    range(upShareQuery([...scope, ...matchers], clusterLabel, stepSeconds)),
  ]);
  const timesSeconds = Array.from({ length: steps + 1 }, (_, index) => start + index * stepSeconds);
  return toTargetHistories(targets, { rows, added, up }, { timesSeconds, stepSeconds }, clusterLabel);
}

const KIND_RANK = ['rejected', 'blow-up', 'churn', 'bounded', 'unknown', 'steady'];

function byRank(a: TargetReport, b: TargetReport): number {
  return (
    KIND_RANK.indexOf(a.finding.kind) - KIND_RANK.indexOf(b.finding.kind) ||
    (b.score ?? -1) - (a.score ?? -1) ||
    (b.finding.grownSeries ?? -Infinity) - (a.finding.grownSeries ?? -Infinity) ||
    (b.finding.series ?? -1) - (a.finding.series ?? -1)
  );
}
