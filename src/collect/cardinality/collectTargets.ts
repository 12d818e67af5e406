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
  say,
} from '../../engine';
import { readCount } from '../ask/readCount';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';
import type { VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import {
  churningTargetsQuery,
  countTargetsQuery,
  grownTargetsQuery,
  largestTargetsQuery,
  rejectedTargetsQuery,
} from './cardinalityQueries';
import { findApartLabels } from './findApartLabels';
import { JoinedAsk } from '../ask/joinedAsk';
import { readHistories } from './readHistories';
import { toScrapeTarget, type TargetKeys } from './targetKeys';
import type { TargetTimeline } from './toTargetHistories';

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
  /** Which labels make one target here. */
  keys: TargetKeys;
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
  const keys = await findApartLabels(asked, matchers, clusterLabel);
  const joined = new JoinedAsk(asked, CARDINALITY_COLLECT_LIMITS.touchedSeries.value);
  const [{ scores, warnings }, total, ...ranked] = await Promise.all([
    askScores(asked, request, keys),
    joined.instant(countTargetsQuery(matchers, keys)),
    joined.instant(rejectedTargetsQuery(matchers, keys, top)),
    joined.instant(grownTargetsQuery(matchers, keys, top, windowSeconds)),
    joined.instant(churningTargetsQuery(matchers, keys, top)),
    joined.instant(largestTargetsQuery(matchers, keys, top)),
  ]);
  const lists = [scores, ...ranked.map(({ vector }) => byValue(vector))].map((vector) => toTargets(vector, keys));
  const chosen = chooseTargets(lists, top);
  const scoreOf = new Map(
    scores.flatMap(({ labels, value }) => {
      const target = toScrapeTarget(labels, keys);
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
  const isAll = total.vector[0]?.value === chosen.length;
  const timelines = await readHistories(asked, chosen, { ...request, keys, stepSeconds, isAll }, (read) => {
    done += read;
    request.onProgress?.({ done, total: chosen.length });
  });
  const targets = timelines.map((timeline) => ({
    ...timeline,
    score: scoreOf.get(toScrapeTargetId(timeline.target)) ?? null,
    finding: judgeTarget(timeline.history),
  }));
  return {
    targets: targets.sort(byRank),
    totalTargets: readCount(total.vector[0], 'targets'),
    keys,
    stepSeconds,
    warnings,
  };
}

/** What travels with others comes back in any order. */
function byValue(vector: readonly VectorSample[]): VectorSample[] {
  return [...vector].sort((a, b) => b.value - a.value);
}

/** Highest score of each target over the windows. */
async function askScores(
  asked: AskSession,
  { matchers, top }: TargetsRequest,
  keys: TargetKeys
): Promise<{ scores: VectorSample[]; warnings: string[] }> {
  const source = buildCardinalitySource({ ...keys, matchers: matchersText(matchers) });
  const texts = CARDINALITY_WINDOWS.map((window) => buildTopCardinalityExpr(window, top, source));
  if (texts.some((text) => utf8Bytes(text) > MAX_QUERY_BYTES)) {
    return { scores: [], warnings: [say`The selector is too long for the score, which is left out.`] };
  }
  const answers = await Promise.all(texts.map((text) => asked.instant(text)));
  const best = new Map<string, VectorSample>();
  for (const sample of answers.flatMap(({ vector }) => vector)) {
    const target = toScrapeTarget(sample.labels, keys);
    const id = target && toScrapeTargetId(target);
    if (id !== null && Number.isFinite(sample.value) && sample.value > (best.get(id)?.value ?? -1)) {
      best.set(id, sample);
    }
  }
  return { scores: byValue([...best.values()]), warnings: [] };
}

function toTargets(vector: readonly VectorSample[], keys: TargetKeys): ScrapeTarget[] {
  return vector.flatMap(({ labels }) => toScrapeTarget(labels, keys) ?? []);
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

const KIND_RANK = ['rejected', 'blow-up', 'churn', 'bounded', 'unknown', 'steady'];

function byRank(a: TargetReport, b: TargetReport): number {
  return (
    KIND_RANK.indexOf(a.finding.kind) - KIND_RANK.indexOf(b.finding.kind) ||
    (b.score ?? -1) - (a.score ?? -1) ||
    (b.finding.grownSeries ?? -Infinity) - (a.finding.grownSeries ?? -Infinity) ||
    (b.finding.series ?? -1) - (a.finding.series ?? -1)
  );
}
