import { evaluateScoreFromFloors, RULE_LIMITS, type RangeEdge } from '../../engine';
import { partScores, scorePast, secondsToLimit, type ContainerPast } from './scorePast';

const HOURS = 24;
const BACK = 48;
const MIB = 2 ** 20;
const rising = Array.from({ length: BACK + HOURS }, (_, hour) => (100 + 5 * hour) * MIB);
const past = (more: Partial<ContainerPast> = {}): ContainerPast => ({
  startSeconds: 0,
  floors: { anon: rising },
  limitBytes: new Array(HOURS).fill(1000 * MIB),
  startTimeSeconds: new Array(HOURS).fill(0),
  edge: 'closed',
  ...more,
});

describe('scorePast(past)', () => {
  test('with one limit and one start: the score of each hour', () => {
    const input = { startSeconds: 0, floorBytes: rising, limitBytes: 1000 * MIB, startTimeSeconds: 0 };
    const expected = evaluateScoreFromFloors(input, { hours: HOURS }).map(({ score }) => score);
    expect(scorePast(past()).map(({ parts }) => parts.anon?.score)).toEqual(expected);
    expect(expected[HOURS - 1]).toBeGreaterThan(0);
  });

  test('a limit that changes counts from its hour on', () => {
    const limits = new Array(HOURS).fill(1000 * MIB).fill(100_000 * MIB, 12);
    const scoreOf = (limitBytes: number) =>
      evaluateScoreFromFloors(
        { startSeconds: 0, floorBytes: rising, limitBytes, startTimeSeconds: 0 },
        { hours: HOURS }
      ).map(({ score }) => score);
    const scores = scorePast(past({ limitBytes: limits })).map(({ parts }) => parts.anon?.score);
    expect(scores).toEqual([...scoreOf(1000 * MIB).slice(0, 12), ...scoreOf(100_000 * MIB).slice(12)]);
    expect(scores[11]).not.toBe(scores[12]);
  });

  test('with an old peak and a start time an hour: as evaluated from all floors at once', () => {
    const back = 400;
    const floors = Array.from({ length: back + HOURS }, (_, hour) => (100 + 2 * (hour % 150) + 0.3 * hour) * MIB);
    const startTimes = Array.from({ length: HOURS }, (_, hour) => (back + hour - (hour % 2 ? 500 : 3)) * 3600);
    const one = past({
      floors: { anon: floors },
      startTimeSeconds: startTimes,
      limitBytes: new Array(HOURS).fill(450 * MIB),
    });
    const expected = startTimes.map((startTimeSeconds, hour) => {
      const floorBytes = floors.slice(0, back + hour + 1);
      const input = { startSeconds: 0, floorBytes, limitBytes: 450 * MIB, startTimeSeconds };
      return evaluateScoreFromFloors(input, { hours: 1 })[0].score;
    });
    expect(scorePast(one).map(({ parts }) => parts.anon?.score)).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(2);
  });

  test.each<[RangeEdge, boolean]>([
    ['closed', false],
    ['left-open', true],
  ])('%s: the hour on the edge of the week before is known, or not', (edge, isNew) => {
    // The last hour's 12h window begins at 12 hours before it, and the week before that seven days earlier.
    const begins = 7 * 24;
    const level = (hour: number) => (hour === 0 ? 900 : 100 + 20 * Math.max(0, hour - begins));
    const floors = Array.from({ length: begins + 12 + 1 }, (_, hour) => level(hour) * MIB);
    const one = past({ floors: { anon: floors }, limitBytes: [1000 * MIB], startTimeSeconds: [null], edge });
    expect(scorePast(one)[0].parts.anon?.windows['12h']).toBe(isNew ? 100 : 60);
  });

  test('an hour without a sample has no score, and unknown is not 0', () => {
    const floors = { anon: rising.map((value, hour) => (hour === BACK + 5 ? null : value)) };
    const one = past({ floors });
    const values = partScores(one, scorePast(one), 'anon');
    expect(values[5]).toBeNull();
    expect(values[6]).not.toBeNull();
    expect(partScores(one, scorePast(one), 'tmpfs')).toEqual(new Array(HOURS).fill(null));
  });
});

describe('secondsToLimit(past, scores, workingSetBytes)', () => {
  const workingSet = rising.slice(BACK).map((value) => value + 10 * MIB);
  test('what is left, at the growth of the hours before', () => {
    const one = past();
    const times = secondsToLimit(one, scorePast(one), workingSet);
    const left = 1000 * MIB - workingSet[HOURS - 1];
    expect(times[HOURS - 1]).toBeCloseTo((left / (5 * MIB)) * 3600);
    expect(RULE_LIMITS.slopeHours.value).toBe(6);
  });
  test.each<[string, Partial<ContainerPast>]>([
    ['without a limit', { limitBytes: new Array(HOURS).fill(null) }],
    ['where nothing rises', { floors: { anon: new Array(BACK + HOURS).fill(100 * MIB) } }],
    ['without floors', { floors: {} }],
  ])('%s: none', (_, more) => {
    const one = past(more);
    expect(secondsToLimit(one, scorePast(one), workingSet)).toEqual(new Array(HOURS).fill(null));
  });
});
