import { formatSize } from '../tools/formatSize';
import { findPart, type PartName } from '../memory/parts';
import type { Facts } from '../verdict/gatherFacts';
import type { Verdict } from './finding';
import { VERDICT_LIMITS } from './verdictLimits';

/** One named rule of the verdict. The first that holds decides. */
export interface VerdictRule {
  id: string;
  verdict: Verdict;
  when(facts: Facts): boolean;
}

/** One named argument. */
export interface EvidenceRule {
  id: string;
  side: 'for' | 'against' | 'note';
  /** The sentence, or null where the rule does not hold. */
  say(facts: Facts): string | null;
}

const shapeOf = (facts: Facts, ...shapes: string[]) => facts.leading !== null && shapes.includes(facts.leading.shape);
/** Lives that end at the limit, and memory that climbs inside of them. */
const isRamping = ({ trends, anon, kills, earlier }: Facts) =>
  anon !== null &&
  anon.trend.slope.low > 0 &&
  anon.trend.z >= VERDICT_LIMITS.significance.value &&
  trends.lives.lives.length > 1 &&
  earlier.filled >= 1 &&
  Math.max(kills ?? earlier.filled, 0) >= 2;
/** The growth has gone on long enough, or the limit is near, or something tells the cause. */
const isProven = (facts: Facts) => {
  const { trends, growing, grownSeconds, secondsToLimit, counts, earlier } = facts;
  if (growing === null) {
    return false;
  }
  if (counts.length > 0 || hasMoreSamples(facts) || earlier.filled > 0 || trends.scope === 'lives') {
    return true;
  }
  const fromStart = isSinceStart(facts);
  const least = fromStart ? VERDICT_LIMITS.provenSecondsSinceStart : VERDICT_LIMITS.provenSeconds;
  const urgency = fromStart ? VERDICT_LIMITS.urgencySinceStart : VERDICT_LIMITS.urgency;
  const left = secondsToLimit?.mid ?? Infinity;
  return (
    grownSeconds >= least.value ||
    grownSeconds >= urgency.value * left ||
    growing.trend.growthBytes >= VERDICT_LIMITS.manifold.value * trends.floorBytes
  );
};
const isSinceStart = ({ trends, onset }: Facts) => {
  const start = trends.lives.lives[trends.lives.lives.length - 1]?.startSeconds ?? null;
  return trends.sinceStart && (onset === null || start === null || onset.mid <= start);
};
/** An earlier life levelled off at about this level or above. */
const isKnownLevel = ({ trends, earlier }: Facts) => {
  const last = trends.envelope.points[trends.envelope.points.length - 1];
  return (
    trends.scope === 'life' &&
    earlier.levelBytes !== null &&
    earlier.filled === 0 &&
    last.bytes <= VERDICT_LIMITS.knownLevel.value * earlier.levelBytes
  );
};
/** The level goes with the rate, or the rate explains so much that a leak beside it is not proven. */
const followsLoad = ({ coupling }: Facts) => coupling.follows === 'load' || isExplainedByLoad(coupling.numbers.load);
const isExplainedByLoad = (load: Facts['coupling']['numbers']['load']) =>
  load !== null &&
  load.bytesPerRate > 0 &&
  load.shareExplained >= VERDICT_LIMITS.loadShare.value &&
  load.correlation >= VERDICT_LIMITS.loadCorrelation.value &&
  (load.growthBeside ?? 0) <= VERDICT_LIMITS.loadRest.value;
const hasKernelCause = ({ counts, anon, kernel }: Facts) =>
  counts.length > 0 ||
  (anon !== null &&
    kernel !== null &&
    anon.shape === 'growing' &&
    anon.trend.growthBytes >= VERDICT_LIMITS.kernelAlone.value * kernel.trend.growthBytes);
const hasMoreSamples = ({ scraped }: Facts) =>
  scraped !== null &&
  scraped.ratio >= VERDICT_LIMITS.cardinalityRatio.value &&
  scraped.last - scraped.first >= VERDICT_LIMITS.cardinalitySamples.value;
const isKind = ({ growing }: Facts, kind: string) => growing?.kind === kind;

/** In order: the first that holds is the verdict. */
export const VERDICT_RULES: readonly VerdictRule[] = [
  { id: 'oom-loop', verdict: 'leak', when: isRamping },
  {
    id: 'level-follows-load',
    verdict: 'load-coupled',
    when: (f) => f.leading?.kind === 'anon' && shapeOf(f, 'growing', 'unproven') && followsLoad(f),
  },
  { id: 'flat-after-collections', verdict: 'sawtooth', when: (f) => isKind(f, 'anon') && f.runtime.flatLive },
  { id: 'known-level', verdict: 'warm-up', when: (f) => f.growing !== null && isKnownLevel(f) },
  { id: 'too-early', verdict: 'unknown', when: (f) => f.growing !== null && f.growing.kind !== 'kernel' && !isProven(f) },
  { id: 'series-grow', verdict: 'cardinality-leak', when: (f) => isKind(f, 'anon') && hasMoreSamples(f) },
  { id: 'anon-grows', verdict: 'leak', when: (f) => isKind(f, 'anon') },
  { id: 'tmpfs-grows', verdict: 'tmpfs-growth', when: (f) => isKind(f, 'tmpfs') },
  { id: 'kernel-objects-grow', verdict: 'leak', when: (f) => isKind(f, 'kernel') && hasKernelCause(f) },
  { id: 'kernel-grows', verdict: 'kernel-growth', when: (f) => isKind(f, 'kernel') },
  {
    id: 'restarts-without-growth',
    verdict: 'restart-loop',
    when: ({ restarts }) => restarts >= VERDICT_LIMITS.restartLoop.value,
  },
  {
    id: 'cache-grows',
    verdict: 'cache-growth',
    when: ({ leading, trends }) =>
      leading !== null &&
      (leading.kind === 'cache' || leading.kind === 'mixed') &&
      leading.shape !== 'flat' &&
      leading.shape !== 'declining' &&
      leading.trend.growthBytes >= VERDICT_LIMITS.cacheShare.value * trends.floorBytes,
  },
  { id: 'jumped', verdict: 'step', when: (f) => shapeOf(f, 'step') },
  { id: 'filled-after-start', verdict: 'warm-up', when: (f) => shapeOf(f, 'filled') },
  { id: 'levels-off', verdict: 'saturating', when: (f) => shapeOf(f, 'saturating') },
  { id: 'not-beyond-chance', verdict: 'unknown', when: (f) => shapeOf(f, 'unproven') },
  { id: 'falls', verdict: 'declining', when: ({ anon }) => anon?.shape === 'declining' },
  {
    id: 'saws',
    verdict: 'sawtooth',
    when: ({ peakShare, trends }) =>
      peakShare >= VERDICT_LIMITS.spikeRatio.value &&
      isRegular(trends.envelope.points.map((p) => p.peakBytes - p.bytes)),
  },
  { id: 'spikes', verdict: 'spiky', when: ({ peakShare }) => peakShare >= VERDICT_LIMITS.spikeRatio.value },
  { id: 'stands', verdict: 'steady', when: () => true },
];

/** Most blocks have about the same height of peaks. */
function isRegular(heights: readonly number[]): boolean {
  const highest = Math.max(...heights);
  return heights.filter((height) => height >= highest / 3).length >= heights.length * 0.7;
}

const size = (bytes: number) => formatSize(Math.abs(bytes));
const title = (part: PartName) => findPart(part)?.title ?? part;
const perHour = (bytesPerSecond: number) => `${formatSize(Math.abs(bytesPerSecond) * 3600)} an hour`;
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** All that hold are shown. */
export const EVIDENCE_RULES: readonly EvidenceRule[] = [
  {
    id: 'part-grows',
    side: 'for',
    say: ({ growing }) =>
      growing &&
      `${title(growing.part)} grew by ${size(growing.trend.growthBytes)}: ${perHour(growing.trend.slope.slope)} ` +
        `(80 % between ${perHour(growing.trend.slope.low)} and ${perHour(growing.trend.slope.high)}).`,
  },
  {
    id: 'still-growing',
    side: 'for',
    say: ({ growing }) =>
      growing && `It is still on: ${perHour(growing.trend.late.slope)} in the last third of the history.`,
  },
  {
    id: 'day-by-day',
    side: 'for',
    say: ({ growing }) =>
      growing?.days
        ? `At the same hour of the day before it was lower in ${percent(growing.days.share)} of the comparisons.`
        : null,
  },
  {
    id: 'oom-loop',
    side: 'for',
    say: (facts) =>
      isRamping(facts)
        ? `Memory rises inside of each life, and ${facts.kills ?? facts.earlier.filled} of them ended at the limit.`
        : null,
  },
  {
    id: 'runtime-part',
    side: 'for',
    say: ({ growing, runtime: { leading } }) =>
      growing?.kind === 'anon' && leading
        ? `Inside of anonymous memory it is "${leading.title}": ${percent(leading.share)} of the growth.`
        : null,
  },
  {
    id: 'process-grows',
    side: 'for',
    say: ({ growing, process }) =>
      growing && process
        ? `${process.count} of ${process.of} processes have ${percent(process.share)} of the growth.`
        : null,
  },
  {
    id: 'counts-grow',
    side: 'for',
    say: ({ counts }) =>
      counts.length > 0
        ? counts
            .map(({ title: name, change }) => `${name}: from ${round(change.first)} to ${round(change.last)}.`)
            .join(' ')
        : null,
  },
  {
    id: 'series-grow',
    side: 'for',
    say: (facts) =>
      hasMoreSamples(facts) && facts.scraped
        ? `The container's own metrics grew from ${round(facts.scraped.first)} to ${round(facts.scraped.last)} samples a scrape.`
        : null,
  },
  {
    id: 'errors',
    side: 'for',
    say: ({ growing, coupling }) => (growing && coupling.follows === 'errors' ? coupling.sentences.join(' ') : null),
  },
  {
    id: 'not-the-load',
    side: 'for',
    say: (facts) =>
      facts.growing && facts.coupling.follows === 'none' && !followsLoad(facts)
        ? facts.coupling.sentences.join(' ')
        : null,
  },
  {
    id: 'level-follows-load',
    side: 'against',
    say: (facts) => {
      const { follows, sentences, numbers } = facts.coupling;
      return follows === 'load'
        ? sentences.join(' ')
        : followsLoad(facts)
          ? `The request rate explains ${percent(numbers.load?.shareExplained ?? 0)} of the level, and hardly any growth is left beside it.`
          : null;
    },
  },
  {
    id: 'not-apart',
    side: 'note',
    say: ({ leading }) =>
      leading?.part === 'working_set' ? 'Only the working set is known: page cache may be part of what is seen.' : null,
  },
  {
    id: 'flat-after-collections',
    side: 'against',
    say: ({ runtime }) => (runtime.flatLive ? 'What garbage collections leave does not grow.' : null),
  },
  {
    id: 'known-level',
    side: 'against',
    say: (facts) =>
      isKnownLevel(facts) && facts.growing
        ? `An earlier life levelled off at ${size(facts.earlier.levelBytes ?? 0)}, and this one has not passed that.`
        : null,
  },
  {
    id: 'too-early',
    side: 'against',
    say: (facts) =>
      facts.growing && !isProven(facts)
        ? isSinceStart(facts)
          ? 'It grows since its start: a cache that fills looks the same so far.'
          : 'It has not grown for long enough to rule out a busy day or a batch.'
        : null,
  },
  {
    id: 'levels-off',
    side: 'against',
    say: ({ leading }) =>
      leading && (leading.shape === 'saturating' || leading.shape === 'filled')
        ? `${title(leading.part)} rose by ${size(leading.trend.growthBytes)} and levels off: ` +
          `${perHour(Math.max(0, leading.trend.late.slope))} in the last third.`
        : null,
  },
  {
    id: 'jumped',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'step' && leading.trend.steps
        ? `${title(leading.part)} rose in ${leading.trend.steps.jumps === 1 ? 'one jump' : `${leading.trend.steps.jumps} jumps`} and stands in between.`
        : null,
  },
  {
    id: 'daily',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'daily' && leading.days
        ? `At the same hour of the day before it was lower in only ${percent(leading.days.share)} of the comparisons.`
        : null,
  },
  {
    id: 'not-beyond-chance',
    side: 'against',
    say: ({ leading }) =>
      leading?.shape === 'unproven'
        ? `${title(leading.part)} rose by ${size(leading.trend.growthBytes)}, but it strays by ${size(leading.trend.wanderBytes)} around its own course.`
        : null,
  },
  {
    id: 'reclaimable',
    side: 'against',
    say: ({ leading, growing }) =>
      !growing && leading?.kind === 'cache'
        ? `What grows is ${title(leading.part).toLowerCase()}: the kernel drops it when memory is short.`
        : null,
  },
  {
    id: 'stands',
    side: 'against',
    say: ({ anon }) =>
      anon && (anon.shape === 'flat' || anon.shape === 'declining')
        ? `The floor of anonymous memory moved by ${anon.trend.growthBytes < 0 ? '-' : ''}${size(anon.trend.growthBytes)} over the history.`
        : null,
  },
  {
    id: 'restarts',
    side: 'note',
    say: ({ restarts, kills }) =>
      restarts > 0
        ? `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}, ` +
          (kills === null ? 'OOM kills are not known.' : `${kills} for lack of memory.`)
        : null,
  },
  {
    id: 'gaps',
    side: 'note',
    say: ({ input }) => {
      const { wholeBytes } = input.history;
      const missing = wholeBytes.filter((bytes) => bytes === null).length;
      return missing > wholeBytes.length / 10
        ? `${percent(missing / wholeBytes.length)} of the history is missing.`
        : null;
    },
  },
];

function round(value: number): string {
  return String(Math.round(value));
}
