import { evaluateLivesScore, type LivesScoreInput } from './evaluateLivesScore';
import { gainsOfLives, type HourlyFloors } from './gainsOfLives';

const HOUR = 3600;
const MIB = 2 ** 20;
const HOURS = 80;
const TIMES = Array.from({ length: HOURS + 1 }, (_, hour) => hour * HOUR);
const NOW = HOURS * HOUR + 300;

/** One container that starts anew every so many hours, with floors by its age and the hour. */
const every = (hours: number, floorMib: (age: number, hour: number) => number): HourlyFloors => ({
  floorBytes: TIMES.map((_, hour) => Math.round(floorMib(hour % hours, hour) * MIB)),
  startSeconds: TIMES.map((_, hour) => Math.floor(hour / hours) * hours * HOUR),
});

const inputOf = (replica: HourlyFloors, more: Partial<LivesScoreInput> = {}): LivesScoreInput => ({
  timesSeconds: TIMES,
  ages: gainsOfLives(TIMES, [replica]),
  newestStartSeconds: replica.startSeconds,
  oldestStartSeconds: replica.startSeconds[HOURS],
  limitBytes: 1000 * MIB,
  floorBytes: replica.floorBytes[HOURS],
  kills: null,
  ...more,
});

const rising = every(20, (age) => 100 + 12 * age);

describe("evaluateLivesScore('masked', input, atSeconds)", () => {
  test.each<[string, LivesScoreInput, number | null]>([
    ['each life rises and ends', inputOf(rising), 100],
    ['a replica is older than three days', inputOf(rising, { oldestStartSeconds: 0 }), null],
    ['it has begun twice only', inputOf(every(50, (age) => 100 + 12 * age)), 200 / 3],
    ['nothing rises', inputOf(every(20, () => 100)), null],
    ['it levels off with age', inputOf(every(20, (age) => 100 + 30 * Math.min(age, 4))), 0],
    [
      'it goes with the hours of the day',
      inputOf(every(24, (_, hour) => 300 + 100 * Math.sin((hour / 12) * Math.PI))),
      null,
    ],
    ['it is far from the limit', inputOf(rising, { limitBytes: 1e6 * MIB }), (100 * (10 * 24 * 12)) / (1e6 - 100)],
    ['nothing is known of its starts', inputOf(rising, { newestStartSeconds: TIMES.map(() => null) }), null],
  ])('%s', (_, input, expected) => {
    const score = evaluateLivesScore('masked', input, NOW);
    if (expected === null || score === null) {
      expect(score ?? 0).toBeLessThanOrEqual(expected ?? 0);
    } else {
      expect(score).toBeCloseTo(expected, 6);
    }
  });
});

describe("evaluateLivesScore('fast', input, atSeconds)", () => {
  const climbing = every(7, (age) => 60 + 75 * age);
  test.each<[string, LivesScoreInput, number | null]>([
    ['killed once, and growth at two ages', inputOf(climbing, { limitBytes: 600 * MIB, kills: 1 }), 100],
    ['nobody counts kills', inputOf(climbing, { limitBytes: 600 * MIB }), null],
    ['never killed', inputOf(climbing, { limitBytes: 600 * MIB, kills: 0 }), null],
    [
      'killed once, and growth at one age',
      inputOf(
        every(4, (age) => 60 + 75 * age),
        { limitBytes: 300 * MIB, kills: 1 }
      ),
      50,
    ],
    ['a pace that takes days', inputOf(rising, { limitBytes: 2000 * MIB, kills: 3 }), (100 * 24 * 12) / (2000 - 100)],
    [
      'old lives that never rose',
      inputOf(
        every(40, (age) => (age < 3 ? 60 + 75 * age : 285)),
        { kills: 2 }
      ),
      null,
    ],
  ])('%s', (_, input, expected) => {
    const score = evaluateLivesScore('fast', input, NOW);
    if (expected === null || score === null) {
      expect(score ?? 0).toBeLessThanOrEqual(expected ?? 0);
    } else {
      expect(score).toBeCloseTo(expected, 6);
    }
  });
});

test('gainsOfLives(times, replicas): only inside of a life, and from the age on at which its floor of an hour ago is its own', () => {
  const [young, , old] = gainsOfLives(TIMES.slice(0, 14), [every(12, (age) => 10 * age), every(12, (age) => age)]);
  expect(young.gainBytes.slice(0, 5)).toEqual([null, null, null, 11 * MIB, null]);
  expect(young.lives[3]).toBe(2);
  expect(old.gainBytes.slice(7, 13)).toEqual([null, 11 * MIB, 11 * MIB, 11 * MIB, 11 * MIB, null]);
});
