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
  measuredFrom: {
    id: 'lives-measured-from',
    value: 7800,
    unit: 'seconds',
    reason:
      'Growth of an hour is that of a life once its floor of an hour ago, and ten minutes of start-up before it, are its own.',
    source: 'Two hours of floors; AGE_LIMITS.startUpSeconds',
  },
  maskedHours: {
    id: 'lives-masked-window',
    value: 72,
    unit: 'hours',
    reason: 'With a deploy a day, three lives.',
    source: 'LIVES_LIMITS.lookBackSeconds',
  },
  fastHours: {
    id: 'lives-fast-window',
    value: 24,
    unit: 'hours',
    reason: 'What is killed within a day of each start was seen whole.',
    source: 'AGE_LIMITS.fastSeconds',
  },
  quarterHours: {
    id: 'lives-quarter',
    value: 6,
    unit: 'hours',
    reason: 'Quarters of a day: what follows the hours of the day does not grow in each.',
    source: 'Leak score, window 1d',
  },
  nowHours: {
    id: 'lives-now',
    value: 3,
    unit: 'hours',
    reason: 'What was killed and runs now has to grow as well.',
    source: OWN,
  },
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

/**
 * Ages at which a stretch of lives ends, in hours: each is twice as long as the one before, and the last one is the oldest
 * age that is looked at. Few, so that a workload has few series.
 */
const AGE_ENDS_HOURS = [4, 8, 16, 32, LIVES_SCORE_PARAMETERS.maskedHours.value];

/** The age curve in PromQL: growth that levels off is seen as a stretch of ages without growth. */
export const AGE_CLASSES: readonly AgeClass[] = AGE_ENDS_HOURS.map((hours, index) => ({
  id: `${hours}h`,
  fromSeconds: index === 0 ? LIVES_SCORE_PARAMETERS.measuredFrom.value : AGE_ENDS_HOURS[index - 1] * SECONDS_PER_HOUR,
  toSeconds: hours * SECONDS_PER_HOUR,
}));

/** Hours of which growth is added up. */
export const LIVES_SCORE_HOURS: Readonly<Record<LivesScoreKind, number>> = {
  fast: LIVES_SCORE_PARAMETERS.fastHours.value,
  masked: LIVES_SCORE_PARAMETERS.maskedHours.value,
};

/** How far back the scores look: that, and the two hours of the first floors. */
export const LIVES_LOOKBACK_HOURS = LIVES_SCORE_PARAMETERS.maskedHours.value + 2;

/** The factors of the formulas, derived once so that text and function hold the same doubles. */
export const LIVES_FACTORS = {
  lasting: 1 / LIVES_SCORE_PARAMETERS.lasting.value,
  starts: 1 / LIVES_SCORE_PARAMETERS.starts.value,
  repeats: 1 / LIVES_SCORE_PARAMETERS.repeats.value,
  masked: HOURS_PER_DAY * SCORE_FACTORS.headroomUse,
  fast: HOURS_PER_DAY,
  growth: HOURS_PER_DAY * SCORE_FACTORS.growth,
} as const;
