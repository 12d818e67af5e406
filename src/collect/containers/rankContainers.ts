import {
  buildOomLoopExpr,
  buildScoreSource,
  buildTopScoreExpr,
  type ContainerKey,
  MAX_QUERY_BYTES,
  MEMORY_LIMITS,
  SCORE_WINDOWS,
  type ScoredPart,
  toContainerId,
  utf8Bytes,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import type { LabelMatcher } from '../sources/labelMatcher';
import { floorGrowthQuery, matchersText } from './memoryQueries';
import { countMeasuredQuery, partGrowthQuery } from './partQueries';
import type { VectorSample } from '../ask/prometheusClient';
import { rankRecorded } from '../alerts/rankRecorded';
import { toKey } from './toTimelines';

export interface RankRequest {
  matchers: readonly LabelMatcher[];
  clusterLabel: string | null;
  top: number;
  /** Living containers in the scope. */
  totalContainers: number;
  /** The parts whose metrics exist. */
  parts: readonly ScoredPart[];
}

/** What the server said about one container. */
export interface ServerScores {
  key: ContainerKey;
  /** Highest of the windows. */
  parts: Partial<Record<ScoredPart, number>>;
  oomLoop: number | null;
}

export interface Ranking {
  /** By container id. */
  scored: Map<string, ServerScores>;
  /** Containers to look at besides those: their scores come from their floors, as of the last full hour. */
  candidates: ContainerKey[];
  /** Read from recording rules, or worked out by the server now. */
  scoreSource: 'evaluated' | 'recorded';
  warnings: string[];
}

/**
 * Scores the containers of a scope on the server, window by window: one text for all would be too long. That is the part
 * that matters most and costs most, anonymous memory (the working set where that is not measured). Kernel memory and tmpfs
 * are scored from their floors for those containers in which they grow. Where there are too many containers, or the scope
 * makes the texts too long, those that grew most are found instead, and scored from their floors as well.
 *
 * Where recording rules score them all already, the recorded scores are read, however many containers there are.
 */
export async function rankContainers(asked: AskSession, request: RankRequest): Promise<Ranking> {
  const { matchers, clusterLabel, totalContainers, parts } = request;
  const recorded = await rankRecorded(asked, request);
  if (recorded) {
    return recorded;
  }
  const texts = await buildTexts(asked, request);
  const sent = await Promise.all(texts.map(({ text }) => asked.expand(text)));
  const tooLong = sent.some((text) => utf8Bytes(text) > MAX_QUERY_BYTES);
  if (tooLong || totalContainers > COLLECT_LIMITS.scoredContainers.value) {
    return findGrown(asked, request);
  }
  const most = COLLECT_LIMITS.partCandidates.value;
  const least = MEMORY_LIMITS.smallestGrowthBytes.value;
  const growth = parts
    .filter((part) => part === 'tmpfs' || part === 'kernel')
    .map((part) => `topk(${most}, ${partGrowthQuery(part, matchers, clusterLabel)} > ${least})`);
  const [answers, loops, grown] = await Promise.all([
    Promise.all(texts.map(({ text }) => asked.instant(text))),
    asked.instant(buildLoopText(request)),
    // Who grows in both is a candidate all the same.
    growth.length > 0 ? asked.instant(growth.join(' or ')) : null,
  ]);
  const scored: Ranking['scored'] = new Map();
  const entryOf = (sample: VectorSample): ServerScores | null => {
    const key = toKey(sample.labels, clusterLabel);
    if (!key || !Number.isFinite(sample.value)) {
      return null;
    }
    const id = toContainerId(key);
    const entry = scored.get(id) ?? { key, parts: {}, oomLoop: null };
    scored.set(id, entry);
    return entry;
  };
  answers.forEach(({ vector }, i) => {
    const { part } = texts[i];
    for (const sample of vector) {
      const entry = entryOf(sample);
      if (entry) {
        entry.parts[part] = Math.max(sample.value, entry.parts[part] ?? 0);
      }
    }
  });
  for (const sample of loops.vector) {
    const entry = entryOf(sample);
    if (entry) {
      entry.oomLoop = sample.value;
    }
  }
  return {
    scored,
    candidates: toKeys(grown?.vector ?? [], clusterLabel),
    scoreSource: 'evaluated',
    warnings: [],
  };
}

/** The texts that the server scores with. The working set is scored only where some containers have nothing better. */
async function buildTexts(asked: AskSession, { matchers, clusterLabel, top, totalContainers, parts }: RankRequest) {
  const measured = parts.includes('anon')
    ? ((await asked.instant(countMeasuredQuery(matchers, clusterLabel))).vector[0]?.value ?? 0)
    : 0;
  const asks: ScoredPart[] = [
    ...(measured > 0 ? (['anon'] as const) : []),
    ...(measured < totalContainers ? (['working_set'] as const) : []),
  ];
  return asks.flatMap((part) => {
    const source = buildScoreSource(part, { clusterLabel, matchers: matchersText(matchers), kubeStateLimits: true });
    return SCORE_WINDOWS.map((window) => ({ part, text: buildTopScoreExpr(window, top, source) }));
  });
}

function buildLoopText({ matchers, clusterLabel, top }: RankRequest): string {
  return `topk(${top}, ${buildOomLoopExpr({ clusterLabel, matchers: matchersText(matchers), kubeStateLimits: true })})`;
}

async function findGrown(
  asked: AskSession,
  { matchers, clusterLabel, totalContainers }: RankRequest
): Promise<Ranking> {
  const count = COLLECT_LIMITS.candidates.value;
  const growing = await asked.instant(`topk(${count}, ${floorGrowthQuery(matchers, clusterLabel)})`);
  const candidates = toKeys(growing.vector, clusterLabel);
  const warnings =
    totalContainers > count
      ? [
          `Too many containers to score at once (${totalContainers}): scored are the ${candidates.length} whose memory grew most in a day, as of the last full hour. Choose a namespace to see the others, or install the recording rules, which score all of them.`,
        ]
      : [];
  return { scored: new Map(), candidates, scoreSource: 'evaluated', warnings };
}

export function toKeys(vector: readonly VectorSample[], clusterLabel: string | null): ContainerKey[] {
  return vector.map((sample) => toKey(sample.labels, clusterLabel)).filter((key) => key !== null);
}

/** Highest score that the server gave a container. */
export function highestOf({ parts, oomLoop }: ServerScores): number {
  return Math.max(oomLoop ?? 0, ...Object.values(parts));
}
