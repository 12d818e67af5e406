import type { RandomNumbers } from '../stats/seededRandom';
import { median } from '../stats/quantile';
import { SECONDS_PER_DAY } from '../units';
import { AGE_LIMITS } from './ageLimits';
import { buildAgeCurve, sortByStart } from './buildAgeCurve';
import { combineSlopes } from './combineSlopes';
import { chooseGroup, type Group } from './chooseGroup';
import { isKilledLife } from './isKilledLife';
import { findCourse, type Course } from './findCourse';
import type { LifePoints } from './lifePoints';
import type { LivesFindings, LivesKind } from './livesFindings';
import { measureLife, type LifeMeasure } from './measureLife';

export interface LivesContext {
  limitBytes: number | null;
  /** For intervals: see stats/seededRandom. */
  random: RandomNumbers;
}

/**
 * What the lives of one container of a workload say together: see LivesKind and docs/lives.md.
 *
 * The lives of the last version are judged where they are enough to be judged, and those of versions before are what they
 * are compared with. Pure and deterministic for the same numbers. Cost: lives x pairs of 48 points. Never throws.
 */
export function judgeLives(all: readonly LifePoints[], { limitBytes, random }: LivesContext): LivesFindings {
  const lives = sortByStart(all).slice(-AGE_LIMITS.mostLives.value);
  const course = findCourse(lives);
  const warmUp = course?.warmUpSeconds ?? 0;
  const measured = lives.flatMap((one) => measureLife(one, warmUp, limitBytes) ?? []);
  const group = chooseGroup(lives, measured, { warmUp, limitBytes });
  const kills = group.measured.filter((one) => isKilledLife(one, limitBytes));
  const killed = new Set(kills.map(({ points }) => points));
  const rate = combineSlopes(group.measured, random);
  const own = group.isAll ? course : findCourse(group.measured.map(({ points }) => points));
  const limitAgeSeconds = findLimitAge(group.measured, rate?.mid ?? 0, limitBytes, kills);
  const seen = {
    lives: lives.length,
    measured: group.measured.length,
    kills: kills.length,
    killAges: kills.map(({ points }) => ageOf(points)),
    otherAges: group.measured.flatMap(({ points }) => (killed.has(points) ? [] : [points.lastAgeSeconds])),
    looks: countLooks(group.measured),
    rate,
    warmUpSeconds: own?.warmUpSeconds ?? warmUp,
    oldestSeconds: Math.max(0, ...group.measured.map(({ points }) => points.lastAgeSeconds)),
    limitAgeSeconds,
    limitBytes,
    newVersion: group.newVersion,
    some: group.some,
    present: lives.filter(({ life }) => life.end === 'running'),
    curve: buildAgeCurve(lives),
  };
  return { ...seen, kind: toKind(group, own, seen) };
}

type Seen = Omit<LivesFindings, 'kind'>;

function toKind(group: Group, course: Course | null, seen: Seen): LivesKind {
  const { leastLives, leastLifeSeconds } = AGE_LIMITS;
  const isFew = group.measured.length < leastLives.value && seen.oldestSeconds < leastLifeSeconds.value;
  if (isFew && !isRepeating(group.measured, seen.kills)) {
    return 'too-early';
  }
  if (isFinishing(group.measured)) {
    return 'finishes';
  }
  const rising = group.measured.filter(({ state }) => state === 'rising').length;
  const rises = seen.rate !== null && seen.rate.low > 0 && rising >= AGE_LIMITS.agreement.value * group.measured.length;
  if (!rises) {
    return hasLevelled(group.measured) ? 'warm-up' : rising === 0 ? 'steady' : 'unclear';
  }
  if (isLevelling(course)) {
    return 'warm-up';
  }
  return judgeRising(group, seen);
}

/** One was killed after a climb, and the next one climbs: that is no start-up any more. */
const isRepeating = (measured: readonly LifeMeasure[], kills: number) =>
  kills > 0 && measured.length > kills && measured.every(({ state }) => state === 'rising');

/** They rise together: is it proven, and how soon is the limit? */
function judgeRising(group: Group, seen: Seen): LivesKind {
  const { farSeconds, fastSeconds, newWay, firstWay, maskedWay, provenLooks, endedLives } = AGE_LIMITS;
  const { limitAgeSeconds, kills, looks } = seen;
  if (kills > 0) {
    return 'fast-leak';
  }
  const way = findWay(group.measured, seen.limitBytes);
  const isSoon = limitAgeSeconds !== null && limitAgeSeconds <= fastSeconds.value;
  const kind = isSoon ? 'fast-leak' : 'masked-leak';
  const isAlone = group.measured.length === 1;
  const isEnough = !isAlone && group.newVersion?.isAtEqualAge;
  const isCompared = isSoon && group.newVersion !== null && way >= (isEnough ? newWay : firstWay).value;
  const isHalfWay = !isAlone && way >= firstWay.value;
  if (isCompared || isHalfWay) {
    return kind;
  }
  const isMasked =
    looks >= provenLooks.value &&
    countEnded(group.measured) >= endedLives.value &&
    limitAgeSeconds !== null &&
    limitAgeSeconds <= farSeconds.value &&
    way >= maskedWay.value &&
    sawOtherHours(group.measured);
  return isMasked ? kind : 'unclear';
}

/** The share of its way to the limit that a life has gone while it was looked at: the furthest one. */
function findWay(measured: readonly LifeMeasure[], limitBytes: number | null): number {
  const gained = ({ slope, points }: LifeMeasure) => slope.slope * spanFrom(points);
  return limitBytes === null
    ? 0
    : Math.max(0, ...measured.map((one) => gained(one) / Math.max(1, limitBytes - one.firstBytes)));
}

const countEnded = (measured: readonly LifeMeasure[]) =>
  measured.filter(({ points }) => points.life.end !== 'running').length;

const ageOf = ({ life, lastAgeSeconds }: LifePoints) =>
  Math.max(lastAgeSeconds, (life.endSeconds ?? -Infinity) - life.startSeconds);

/** Most of what ended did so by itself, with success. */
function isFinishing(measured: readonly LifeMeasure[]): boolean {
  const ended = measured.filter(({ points }) => points.life.end !== 'running');
  const clean = ended.filter(({ points }) => points.life.end === 'clean').length;
  return clean > 0 && clean >= AGE_LIMITS.finishedShare.value * ended.length;
}

const hasLevelled = (measured: readonly LifeMeasure[]) => measured.some(({ state }) => state === 'levelled');

/** The common course bends, or its last half is much slower than the whole. */
function isLevelling(course: Course | null): boolean {
  return course !== null && (course.bends || course.lateSlope < AGE_LIMITS.lateShare.value * course.slope);
}

/** Age at which the limit is reached: that of the lives that were killed there, else along the common slope. */
function findLimitAge(
  measured: readonly LifeMeasure[],
  rate: number,
  limitBytes: number | null,
  kills: readonly LifeMeasure[]
): number | null {
  if (kills.length > 0) {
    return median(kills.map(({ points }) => ageOf(points)));
  }
  if (limitBytes === null || !(rate > 0)) {
    return null;
  }
  return median(
    measured.map(({ points, firstBytes }) => {
      const first = points.lastAgeSeconds - spanFrom(points);
      return Math.max(points.lastAgeSeconds, first + Math.max(0, limitBytes - firstBytes) / rate);
    })
  );
}

const spanFrom = ({ ages, lastAgeSeconds }: LifePoints) => lastAgeSeconds - (ages[0] ?? lastAgeSeconds);

/** Starts that are apart in time. */
export function countLooks(measured: readonly LifeMeasure[]): number {
  const starts = measured.map(({ points }) => points.life.startSeconds).sort((a, b) => a - b);
  return starts.filter((start, i) => i === 0 || start - starts[i - 1] > AGE_LIMITS.apartSeconds.value).length;
}

/** Lives that all saw the same hours of the day may have risen with its load. */
function sawOtherHours(measured: readonly LifeMeasure[]): boolean {
  const { dayOfLivesSeconds, otherHourSeconds } = AGE_LIMITS;
  const middles = measured.map(({ points }) => points.life.startSeconds + points.lastAgeSeconds / 2);
  const apart = (a: number, b: number) => {
    const distance = Math.abs(a - b) % SECONDS_PER_DAY;
    return Math.min(distance, SECONDS_PER_DAY - distance);
  };
  return (
    measured.some(({ spanSeconds }) => spanSeconds >= dayOfLivesSeconds.value) ||
    middles.some((one) => apart(one, middles[0]) >= otherHourSeconds.value)
  );
}
