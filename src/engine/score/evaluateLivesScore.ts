import { PER_CENT, QUARTERS, SECONDS_PER_HOUR, SECONDS_PER_MINUTE } from '../units';
import { LIVES_FACTORS, LIVES_SCORE_HOURS, LIVES_SCORE_PARAMETERS, type LivesScoreKind } from './livesScoreDefinition';
import { SCORE_PARAMETERS } from './scoreDefinition';

const { nowHours, quarterHours, leastHours } = LIVES_SCORE_PARAMETERS;

/** What was recorded of the lives of one stretch of ages, at each full hour; null where no life was of that age. */
export interface AgedGains {
  /** Growth of the floors of all of them in the hour. */
  gainBytes: ReadonlyArray<number | null>;
  lives: ReadonlyArray<number | null>;
}

export interface LivesScoreInput {
  /** Full hours, Unix seconds, ascending. All lists lie on them. */
  timesSeconds: readonly number[];
  /** As AGE_CLASSES. */
  ages: readonly AgedGains[];
  newestStartSeconds: ReadonlyArray<number | null>;
  /** Of the replicas that run: now. */
  oldestStartSeconds: number | null;
  limitBytes: number | null;
  /** The lowest floor of the lives that are measured now. */
  floorBytes: number | null;
  /** Kills for memory in the last day; null where nobody counts them. */
  kills: number | null;
}

/** Hours back from the moment: those of a subquery that is a minute short, so that no edge decides. */
interface Stretch {
  from: number;
  to: number;
}

/**
 * A score across lives of one container of a workload: what `buildLivesScoreRules` records on a server, 0 to 100; null where
 * the server gives none. Every operation stands in the order of the text. Cost: O(hours x ages).
 */
export function evaluateLivesScore(kind: LivesScoreKind, input: LivesScoreInput, atSeconds: number): number | null {
  const back = (hours: number, from = 0): Stretch => ({
    from: atSeconds - (from + hours) * SECONDS_PER_HOUR + SECONDS_PER_MINUTE,
    to: atSeconds - from * SECONDS_PER_HOUR,
  });
  const whole = back(LIVES_SCORE_HOURS[kind]);
  const rate = toRate(input, whole);
  const byAge = input.ages
    .map((_, age) => toRate(input, whole, age))
    .filter((one) => one !== null && one.lives >= leastHours.value)
    .map((one) => one!.rate);
  if (rate === null || !(rate.rate > 0) || byAge.length === 0) {
    return null;
  }
  const lasting = (LIVES_FACTORS.lasting * Math.min(...byAge)) / rate.rate;
  const rest =
    kind === 'masked'
      ? maskedTerms(input, rate.rate, back, atSeconds)
      : fastTerms(input, rate.rate, back, byAge.length);
  return rest === null ? null : PER_CENT * Math.max(0, Math.min(1, lasting, ...rest));
}

type Back = (hours: number, from?: number) => Stretch;

function maskedTerms(input: LivesScoreInput, rate: number, back: Back, atSeconds: number): number[] | null {
  const { floorBytes, oldestStartSeconds, timesSeconds, newestStartSeconds } = input;
  const hours = LIVES_SCORE_HOURS.masked;
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) =>
    toRate(input, back(quarterHours.value, quarter * quarterHours.value))
  );
  const isHidden = oldestStartSeconds !== null && atSeconds - oldestStartSeconds < hours * SECONDS_PER_HOUR;
  const starts = newestStartSeconds.filter((_, i) => isIn(timesSeconds[i], back(hours))).filter((one) => one !== null);
  if (quarters.some((one) => one === null) || floorBytes === null || !isHidden || starts.length === 0) {
    return null;
  }
  const changes = starts.filter((start, i) => i > 0 && start !== starts[i - 1]).length;
  return [
    ...quarters.map((one) => (LIVES_FACTORS.lasting * one!.rate) / rate),
    (LIVES_FACTORS.masked * rate) / toHeadroom(input.limitBytes, floorBytes),
    (LIVES_FACTORS.growth * rate) / floorBytes,
    LIVES_FACTORS.starts * (changes + 1),
  ];
}

function fastTerms(input: LivesScoreInput, rate: number, back: Back, ages: number): number[] | null {
  const { floorBytes, kills } = input;
  const now = toRate(input, back(nowHours.value));
  if (now === null || floorBytes === null || kills === null || !(kills > 0)) {
    return null;
  }
  return [
    (LIVES_FACTORS.lasting * now.rate) / rate,
    (LIVES_FACTORS.fast * rate) / toHeadroom(input.limitBytes, floorBytes),
    LIVES_FACTORS.repeats * (kills + ages - 1),
  ];
}

/** As in the leak score: never less than a share of the limit, and the floor itself where there is none. */
function toHeadroom(limitBytes: number | null, floorBytes: number): number {
  if (limitBytes === null) {
    return floorBytes;
  }
  const least = SCORE_PARAMETERS.headroomLeast.value * limitBytes;
  const left = Math.max(limitBytes - floorBytes, 0);
  return left > least ? left : least;
}

const isIn = (time: number, { from, to }: Stretch) => time >= from && time <= to;

/** Bytes an hour of a life, of all ages or of one; null where no life was measured. Bytes are whole: sums are exact. */
function toRate(
  { timesSeconds, ages }: LivesScoreInput,
  stretch: Stretch,
  age: number | null = null
): { rate: number; lives: number } | null {
  let gain = 0;
  let lives = 0;
  for (const one of age === null ? ages : [ages[age]]) {
    timesSeconds.forEach((time, i) => {
      if (isIn(time, stretch)) {
        gain += one.gainBytes[i] ?? 0;
        lives += one.lives[i] ?? 0;
      }
    });
  }
  return lives === 0 ? null : { rate: gain / lives, lives };
}
