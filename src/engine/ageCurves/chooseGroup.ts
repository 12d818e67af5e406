import { median } from '../stats/quantile';
import { SECONDS_PER_DAY } from '../units';
import { AGE_LIMITS } from './ageLimits';
import { bytesAt } from './buildAgeCurve';
import { findTellingLabel } from './findTellingLabel';
import type { LifePoints } from './lifePoints';
import type { LivesFindings } from './livesFindings';
import { isKilledLife } from './isKilledLife';
import type { LifeMeasure } from './measureLife';

/** The lives that are judged together. */
export interface Group {
  measured: LifeMeasure[];
  /** All lives: nothing was left out. */
  isAll: boolean;
  newVersion: LivesFindings['newVersion'];
  some: LivesFindings['some'];
}

interface Context {
  /** Age at which the warm-up is over, seconds. */
  warmUp: number;
  limitBytes: number | null;
}

/**
 * The lives of the last version where they leave the curve of those before, or all; of these, where only some rise and
 * go on, those.
 */
export function chooseGroup(lives: readonly LifePoints[], measured: readonly LifeMeasure[], context: Context): Group {
  const byVersion = chooseVersion(lives, measured, context);
  const { chosen } = byVersion;
  const some = findSome(chosen, context.limitBytes);
  return {
    measured: some ? some.leaking : chosen,
    isAll: some === null && chosen.length === measured.length,
    newVersion: byVersion.newVersion,
    some: some && some.described,
  };
}

/** Lives of the last version by themselves, if there are enough and they rise otherwise than those before. */
function chooseVersion(
  lives: readonly LifePoints[],
  measured: readonly LifeMeasure[],
  { warmUp }: Context
): { chosen: LifeMeasure[]; newVersion: LivesFindings['newVersion'] } {
  const last = lives[lives.length - 1]?.life.version ?? null;
  const isLast = last === null ? toIsPresent(lives) : ({ life }: LifePoints) => life.version === last;
  const own = measured.filter(({ points }) => isLast(points));
  const before = measured.filter(({ points }) => !isLast(points));
  const least = AGE_LIMITS.leastOfGroup.value;
  if (own.length === 0 || before.length < least) {
    return { chosen: [...measured], newVersion: null };
  }
  // Lives that are older have their warm-up behind them: all are looked at between the same ages.
  const from = Math.max(warmUp, median(own.map(({ points }) => points.ages[0])) ?? 0);
  const to = median(own.map(({ points }) => points.ages[points.ages.length - 1])) ?? 0;
  const atEqualAge = findPace(before, from, to);
  const atSameHours = findPaceDaysBefore(before, own, to - from);
  const ofBefore = Math.max(
    atEqualAge ?? median(before.map(({ slope }) => slope.slope)) ?? 0,
    atSameHours ?? -Infinity
  );
  const ofOwn = findPace(own, from, to) ?? 0;
  if (ofOwn > 0 && ofBefore < AGE_LIMITS.baselineShare.value * ofOwn) {
    return {
      chosen: own,
      newVersion: {
        version: last,
        beforeSlope: ofBefore,
        isAtEqualAge: atEqualAge !== null,
      },
    };
  }
  const isMended = own.length >= least && ofBefore > 0 && ofOwn < AGE_LIMITS.baselineShare.value * ofBefore;
  return { chosen: isMended ? own : [...measured], newVersion: null };
}

/** The middle of what lives gain between two ages, bytes a second; null where too few of them were that old. */
function findPace(lives: readonly LifeMeasure[], from: number, to: number): number | null {
  const paces = lives.flatMap(({ points }) => {
    const begin = Math.max(from, points.ages[0]);
    const end = Math.min(to, points.ages[points.ages.length - 1]);
    const first = bytesAt(points, begin);
    const last = bytesAt(points, end);
    const isSeen = end - begin >= AGE_LIMITS.someAge.value * (to - from) && end > begin;
    return first === null || last === null || !isSeen ? [] : [(last - first) / (end - begin)];
  });
  return paces.length === 0 ? null : median(paces);
}

/** The same at the hours of the day that the lives of the last version saw, one and two days before: the day's load. */
function findPaceDaysBefore(
  before: readonly LifeMeasure[],
  own: readonly LifeMeasure[],
  spanSeconds: number
): number | null {
  const now = Math.max(...own.map(({ points }) => points.life.startSeconds + points.lastAgeSeconds));
  const days = [1, 2].flatMap((day) => {
    const paces = before.flatMap(({ points }) => {
      const age = now - day * SECONDS_PER_DAY - points.life.startSeconds;
      const first = bytesAt(points, age - spanSeconds);
      const last = bytesAt(points, age);
      return first === null || last === null ? [] : [(last - first) / spanSeconds];
    });
    return median(paces) ?? [];
  });
  return days.length === 0 ? null : Math.max(...days);
}

/** Where versions are unknown: all lives of the pods that are there now. A rollout has replaced the others. */
function toIsPresent(lives: readonly LifePoints[]): (points: LifePoints) => boolean {
  const pods = new Set(lives.filter(({ life }) => life.end === 'running').map(({ life }) => life.pod));
  return ({ life }) => pods.has(life.pod);
}

interface Some {
  leaking: LifeMeasure[];
  described: NonNullable<LivesFindings['some']>;
}

/** Only some rise to the end, and others that are as old do not. */
function findSome(measured: readonly LifeMeasure[], limitBytes: number | null): Some | null {
  const leaking = measured.filter(({ state }) => state === 'rising');
  const { leastOfGroup, someAge, someShare, labelFit } = AGE_LIMITS;
  const enough = someAge.value * Math.min(...leaking.map(({ points }) => points.lastAgeSeconds));
  const others = measured.filter(({ state, points }) => state !== 'rising' && points.lastAgeSeconds >= enough);
  const of = leaking.length + others.length;
  if (
    leaking.length < leastOfGroup.value ||
    others.length < leastOfGroup.value ||
    leaking.length > someShare.value * of
  ) {
    return null;
  }
  const telling = findTellingLabel(leaking, others);
  const isPods = podsAgree(leaking, others) >= labelFit.value;
  const isKilled = leaking.filter((one) => isKilledLife(one, limitBytes)).length >= leastOfGroup.value;
  // Without anything that tells the groups apart, "some rise" is what chance does.
  if (telling === null && !isPods && !isKilled) {
    return null;
  }
  const pods = [...new Set(leaking.map(({ points }) => points.life.pod))];
  return { leaking, described: { leaking: leaking.length, of, pods, telling } };
}

/** Share of the pods with several lives all of which rise, or none. */
function podsAgree(leaking: readonly LifeMeasure[], others: readonly LifeMeasure[]): number {
  const count = (lives: readonly LifeMeasure[]) => {
    const counts = new Map<string, number>();
    lives.forEach(({ points: { life } }) => counts.set(life.pod, (counts.get(life.pod) ?? 0) + 1));
    return counts;
  };
  const rising = count(leaking);
  const still = count(others);
  const pods = [...new Set([...rising.keys(), ...still.keys()])].filter(
    (pod) => (rising.get(pod) ?? 0) + (still.get(pod) ?? 0) > 1
  );
  const alike = pods.filter((pod) => !rising.has(pod) || !still.has(pod)).length;
  return pods.length < 2 * AGE_LIMITS.leastOfGroup.value ? 0 : alike / pods.length;
}
