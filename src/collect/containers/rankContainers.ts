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
  say,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText, scopeOf } from './memoryQueries';
import { countMeasuredQuery, partGrowthQuery, shareGrowthQuery } from './partQueries';
import { chooseKeys } from '../workloads/chooseKeys';
import { fewOfEach } from '../workloads/workloadGroups';
import type { VectorSample } from '../ask/prometheusClient';
import { rankRecorded } from '../alerts/rankRecorded';
import { toKey } from './toTimelines';

/** Growth over a day, and for containers that are younger than that. Hours. */
const GROWTH_WINDOWS = [
  { quarterHours: 3, overHours: 24 },
  { quarterHours: 1, overHours: 8 },
] as const;

export interface RankRequest {
  matchers: readonly LabelMatcher[];
  clusterLabel: string | null;
  top: number;
  /** Living containers in the scope. */
  totalContainers: number;
  /** Those of them that recording rules score, as `countRecorded` tells. */
  recorded: number;
  /** The parts whose metrics exist. */
  parts: readonly ScoredPart[];
  /** Containers that were killed for memory: nobody else can be in a loop of kills. */
  killed: readonly ContainerKey[];
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
 * Which containers of a scope to look at. Where all of them are, nothing has to be ranked: their scores come from the floors
 * that are asked for anyway, the same alone as in the whole fleet.
 *
 * Others are scored on the server, window by window: one text for all would be too long. That is the part
 * that matters most and costs most, anonymous memory (the working set where that is not measured). Swap, kernel memory and
 * tmpfs are scored from their floors for those containers in which they grow. Where there are too many containers, or the scope
 * makes the texts too long, those that grew most are found instead, and scored from their floors as well.
 *
 * Where recording rules score them all already, the recorded scores are read, however many containers there are.
 */
export async function rankContainers(asked: AskSession, request: RankRequest): Promise<Ranking> {
  const { clusterLabel, totalContainers } = request;
  const ranking = await rankRecorded(asked, request);
  if (ranking) {
    return ranking;
  }
  if (totalContainers <= COLLECT_LIMITS.candidates.value) {
    const scored = new Map<string, ServerScores>();
    addLoops(scored, await askLoops(asked, request), clusterLabel);
    return { scored, candidates: [], scoreSource: 'evaluated', warnings: [] };
  }
  const texts = await buildTexts(asked, request);
  const sent = await Promise.all(texts.map(({ text }) => asked.expand(text)));
  const tooLong = sent.some((text) => utf8Bytes(text) > MAX_QUERY_BYTES);
  if (tooLong || totalContainers > COLLECT_LIMITS.scoredContainers.value) {
    return findGrown(asked, request);
  }
  const growth = partGrowths(request);
  const [answers, loops, grown] = await Promise.all([
    Promise.all(texts.map(({ text }) => asked.instant(text))),
    askLoops(asked, request),
    // Who grows in both is a candidate all the same.
    growth.length > 0 ? asked.instant(growth.join(' or ')) : null,
  ]);
  const scored: Ranking['scored'] = new Map();
  answers.forEach(({ vector }, i) => {
    const { part } = texts[i];
    for (const sample of vector) {
      const entry = entryOf(scored, sample, clusterLabel);
      if (entry) {
        entry.parts[part] = Math.max(sample.value, entry.parts[part] ?? 0);
      }
    }
  });
  addLoops(scored, loops, clusterLabel);
  return {
    scored,
    candidates: toKeys(grown?.vector ?? [], clusterLabel),
    scoreSource: 'evaluated',
    warnings: [],
  };
}

function addLoops(scored: Ranking['scored'], loops: readonly VectorSample[], clusterLabel: string | null): void {
  for (const sample of loops) {
    const entry = entryOf(scored, sample, clusterLabel);
    if (entry) {
      entry.oomLoop = sample.value;
    }
  }
}

function entryOf(scored: Ranking['scored'], { labels, value }: VectorSample, clusterLabel: string | null) {
  const key = toKey(labels, clusterLabel);
  if (!key || !Number.isFinite(value)) {
    return null;
  }
  const id = toContainerId(key);
  const entry = scored.get(id) ?? { key, parts: {}, oomLoop: null };
  scored.set(id, entry);
  return entry;
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
    return SCORE_WINDOWS.map((window) => ({
      part,
      text: buildTopScoreExpr(window, top, source, (scores) => few(scores, clusterLabel)),
    }));
  });
}

/** Parts that are not scored on the server. */
const PARTS_BY_GROWTH: readonly ScoredPart[] = ['swap', 'tmpfs', 'kernel'];

/** Swap, kernel memory and tmpfs: those that grew most in a day. */
function partGrowths({ matchers, clusterLabel, parts }: RankRequest): string[] {
  const most = COLLECT_LIMITS.partCandidates.value;
  const least = MEMORY_LIMITS.smallestGrowthBytes.value;
  return parts
    .filter((part) => PARTS_BY_GROWTH.includes(part))
    .map(
      (part) => `topk(${most}, ${few(`(${partGrowthQuery(part, matchers, clusterLabel)})`, clusterLabel)} > ${least})`
    );
}

function few(expr: string, clusterLabel: string | null): string {
  return fewOfEach(expr, COLLECT_LIMITS.replicasOfEach.value, clusterLabel);
}

/**
 * The companion score of those that were killed, as many as fit into one text. Over a whole fleet it would take minutes:
 * fleet.md, section 6.
 */
async function askLoops(asked: AskSession, { killed, clusterLabel }: RankRequest): Promise<readonly VectorSample[]> {
  let keys = chooseKeys(killed, COLLECT_LIMITS.candidates.value);
  const toText = () =>
    buildOomLoopExpr({ clusterLabel, matchers: matchersText(scopeOf(keys, clusterLabel)), kubeStateLimits: true });
  while (keys.length > 1 && utf8Bytes(toText()) > MAX_QUERY_BYTES) {
    keys = keys.slice(0, Math.ceil(keys.length / 2));
  }
  return keys.length > 0 ? (await asked.instant(toText())).vector : [];
}

/**
 * Candidates of a scope that is too large to score: a few of each workload, those that grew most against their limit in a
 * day, or in eight hours where they are younger, and those whose swap, kernel memory or tmpfs grew. Bytes alone would choose the
 * caches and warm-ups of large containers: fleet.md, section 6.
 */
async function findGrown(asked: AskSession, request: RankRequest): Promise<Ranking> {
  const { matchers, clusterLabel, totalContainers, parts } = request;
  const count = COLLECT_LIMITS.candidates.value;
  const part = parts.includes('anon') ? 'anon' : 'working_set';
  const least = COLLECT_LIMITS.leastGrowthShare.value;
  const growths = GROWTH_WINDOWS.map((window) => {
    const growth = shareGrowthQuery(part, matchers, clusterLabel, window);
    return `topk(${count}, ${few(growth, clusterLabel)} > ${least})`;
  });
  // A scope of many names makes some texts too long for some servers; the first is the one that matters most.
  const texts = [...growths, ...partGrowths(request)].filter(
    (text, i) => i === 0 || utf8Bytes(text) <= MAX_QUERY_BYTES
  );
  const answers = await Promise.all(texts.map((text) => asked.instant(text)));
  // In turns: who grew most in each of them first.
  const vectors = answers.map(({ vector }) => [...vector].sort((a, b) => b.value - a.value));
  const most = Math.max(0, ...vectors.map(({ length }) => length));
  const inTurns = Array.from({ length: most }, (_, i) => vectors.flatMap((vector) => vector.slice(i, i + 1))).flat();
  const candidates = toKeys(inTurns, clusterLabel);
  const warnings =
    totalContainers > count
      ? [
          say`Too many containers to look at each (${totalContainers}): looked at are a few of each workload, those that were killed for memory and those whose memory grew most against its limit, as of the last full hour. Choose a namespace to see the others, or install the recording rules, which score all of them.`,
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
