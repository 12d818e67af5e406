import { VERDICT_LIMITS } from './verdictLimits';
import type { Facts } from './gatherFacts';

/** The leading part has one of these shapes. */
export const shapeOf = (facts: Facts, ...shapes: string[]) =>
  facts.leading !== null && shapes.includes(facts.leading.shape);

/** Something that cannot be reclaimed rises, and it is too early to call it growth. */
export const isYoung = ({ growing, leading }: Facts) =>
  growing === null && leading?.shape === 'young' && leading.kind !== 'cache';

/** Lives that end at the limit, and memory that climbs inside of them. */
export const isRamping = ({ trends, anon, kills, earlier }: Facts) =>
  anon !== null &&
  // First what is known anyway: the slope is dear, and there are few loops.
  trends.lives.lives.length > 1 &&
  earlier.filled >= 1 &&
  Math.max(kills ?? earlier.filled, 0) >= 2 &&
  anon.trend.slope.low > 0 &&
  anon.trend.z >= VERDICT_LIMITS.significance.value;

/** The growth has gone on long enough, or the limit is near, or something tells the cause. */
export const isProven = (facts: Facts) => {
  const { trends, growing, grownSeconds, secondsToLimit, counts, earlier } = facts;
  if (growing === null) {
    return false;
  }
  if (counts.length > 0 || hasMoreSamples(facts) || earlier.filled > 0 || trends.scope === 'lives') {
    return true;
  }
  const fromStart = isSinceStart(facts);
  const least = leastSeconds(growing, fromStart);
  const urgency = fromStart ? VERDICT_LIMITS.urgencySinceStart : VERDICT_LIMITS.urgency;
  const left = secondsToLimit?.mid ?? Infinity;
  return (
    grownSeconds >= least.value ||
    grownSeconds >= urgency.value * left ||
    growing.trend.growthBytes >= VERDICT_LIMITS.manifold.value * trends.floorBytes
  );
};

/** How long growth has to go on. Files in memory have no collector, and a line is no busy day. */
function leastSeconds({ kind, trend }: NonNullable<Facts['growing']>, fromStart: boolean) {
  const {
    provenSeconds,
    provenSecondsSinceStart,
    provenSecondsStraight,
    straightWander,
    straightLate,
    straightLateSinceStart,
  } = VERDICT_LIMITS;
  if (kind === 'tmpfs') {
    return provenSecondsStraight;
  }
  const late = fromStart ? straightLateSinceStart : straightLate;
  const isStraight =
    trend.growthBytes >= straightWander.value * trend.wanderBytes &&
    Math.abs(trend.late.slope - trend.slope.slope) <= late.value * trend.slope.slope;
  return isStraight ? provenSecondsStraight : fromStart ? provenSecondsSinceStart : provenSeconds;
}

/** The growth began with the process. */
export const isSinceStart = ({ trends, onset }: Facts) => {
  const start = trends.lives.lives[trends.lives.lives.length - 1]?.startSeconds ?? null;
  return trends.sinceStart && (onset === null || start === null || onset.mid <= start);
};

/** An earlier life levelled off at about this level or above. */
export const isKnownLevel = ({ trends, earlier }: Facts) => {
  const last = trends.envelope.points[trends.envelope.points.length - 1];
  return (
    trends.scope === 'life' &&
    earlier.levelBytes !== null &&
    earlier.filled === 0 &&
    last.bytes <= VERDICT_LIMITS.knownLevel.value * earlier.levelBytes
  );
};

/** The level goes with the rate, or the rate explains so much that a leak beside it is not proven. */
export const followsLoad = ({ coupling }: Facts) =>
  coupling.follows === 'load' || isExplainedByLoad(coupling.numbers.load);

/** The rate explains the level, and hardly any growth is left beside it. */
export const isExplainedByLoad = (load: Facts['coupling']['numbers']['load']) =>
  load !== null &&
  load.bytesPerRate > 0 &&
  load.shareExplained >= VERDICT_LIMITS.loadShare.value &&
  load.correlation >= VERDICT_LIMITS.loadCorrelation.value &&
  (load.growthBeside ?? 0) <= VERDICT_LIMITS.loadRest.value;

/** Something that is counted, or anonymous memory, grows with the kernel memory. */
export const hasKernelCause = ({ counts, anon, kernel }: Facts) =>
  counts.length > 0 ||
  (anon !== null &&
    kernel !== null &&
    anon.shape === 'growing' &&
    anon.trend.growthBytes >= VERDICT_LIMITS.kernelAlone.value * kernel.trend.growthBytes);

/** The page of metrics of the container itself grows. */
export const hasMoreSamples = ({ scraped }: Facts) =>
  scraped !== null &&
  scraped.ratio >= VERDICT_LIMITS.cardinalityRatio.value &&
  scraped.last - scraped.first >= VERDICT_LIMITS.cardinalitySamples.value;

/** The growing part is of this kind. */
export const isKind = ({ growing }: Facts, kind: string) => growing?.kind === kind;

/** Most blocks have about the same height of peaks. */
export function isRegular(heights: readonly number[]): boolean {
  const { regularHeight, regularShare } = VERDICT_LIMITS;
  const highest = Math.max(...heights);
  return (
    heights.filter((height) => height >= regularHeight.value * highest).length >= regularShare.value * heights.length
  );
}
