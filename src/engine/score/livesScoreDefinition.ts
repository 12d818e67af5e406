import type { Threshold } from '../checks/threshold';
import { HOURS_PER_DAY, SECONDS_PER_HOUR } from '../units';
import { SCORE_FACTORS } from './scoreDefinition';

/** Which leak across lives: `fast` is killed for memory, `masked` is ended before its limit by something else. */
export type LivesScoreKind = 'fast' | 'masked';

/** A stretch of ages: lives from `fromHours` on are of it until they are of the next one. */
export interface AgeClass {
  /** Value of the label `age` of what is recorded: where the stretch ends. */
  id: string;
  fromSeconds: number;
  toSeconds: number;
}

const MEASURED_FROM_SECONDS = 7800;
/** Ages at which a stretch ends, in hours: each is twice as long as the one before. The last one is the oldest age. */
const AGE_ENDS_HOURS = [4, 8, 16, 32, 72];

/**
 * The age curve in PromQL: ages are few, so that a workload has few series, and growth that levels off is seen as a
 * stretch without growth. The first hours of a life are not measured: its floor of an hour ago has to be its own.
 */
export const AGE_CLASSES: readonly AgeClass[] = AGE_ENDS_HOURS.map((hours, index) => ({
  id: `${hours}h`,
  fromSeconds: index === 0 ? MEASURED_FROM_SECONDS : AGE_ENDS_HOURS[index - 1] * SECONDS_PER_HOUR,
  toSeconds: hours * SECONDS_PER_HOUR,
}));

/** Hours of which growth is added up. */
export const LIVES_SCORE_HOURS: Readonly<Record<LivesScoreKind, number>> = { fast: 24, masked: 72 };
/** Quarters of a day, each of which has to grow: what follows the hours of the day does not. */
export const LIVES_QUARTER_HOURS = 6;
/** `fast`: what runs now has to grow as well. */
export const LIVES_NOW_HOURS = 3;

const OWN = 'Own choice, checked on the tuning half of the workload families of the detection benchmark';

/**
 * The scores across lives, of a container of a workload:
 *
 *     rate      = growth of floors in an hour, of all lives that are measured / lives that are measured
 *     rate(age) = the same of lives of one stretch of ages;  rate(t) = the same of one stretch of time
 *     lasting   = least rate(age) / (beta * rate)                  growth that levels off with age is none
 *
 *     masked = 100 * min(lasting, least rate(quarter of the day) / (beta * rate), day * rate / (mu * headroom),
 *                        day * rate / (gamma * floor), starts / S)       over 3 days, while no life is older than that
 *     fast   = 100 * min(lasting, rate(now) / (beta * rate), day * rate / headroom, (kills + ages - 1) / K)  over 1 day
 *
 * each cut at 1; headroom is that of the leak score. No score where rate is not above 0.
 */
export const LIVES_SCORE_PARAMETERS = {
  lasting: {
    id: 'lives-beta',
    value: 0.5,
    unit: 'share',
    reason: 'Least share of the mean rate that each age and each quarter of the day needs for the full score.',
    source: 'Leak score, beta; AGE_LIMITS.lateShare',
  },
  leastHours: {
    id: 'lives-least',
    value: 2,
    unit: 'hours of lives',
    reason: 'One hour of one life says nothing of its age.',
    source: OWN,
  },
  starts: {
    id: 'lives-starts',
    value: 3,
    unit: 'starts apart by an hour',
    reason: 'So many times it has to have begun anew for a leak that restarts hide.',
    source: 'AGE_LIMITS.provenLooks',
  },
  repeats: {
    id: 'lives-repeats',
    value: 2,
    unit: 'kills, or one kill and two ages',
    reason: 'One kill alone may be an accident: another one, or growth at more than one age, says that it goes on.',
    source: OWN,
  },
} as const satisfies Record<string, Threshold>;

/** The factors of the formulas, derived once so that text and function hold the same doubles. */
export const LIVES_FACTORS = {
  lasting: 1 / LIVES_SCORE_PARAMETERS.lasting.value,
  starts: 1 / LIVES_SCORE_PARAMETERS.starts.value,
  repeats: 1 / LIVES_SCORE_PARAMETERS.repeats.value,
  masked: HOURS_PER_DAY * SCORE_FACTORS.headroomUse,
  fast: HOURS_PER_DAY,
  growth: HOURS_PER_DAY * SCORE_FACTORS.growth,
} as const;
