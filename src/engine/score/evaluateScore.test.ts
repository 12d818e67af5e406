import { evaluateScore, type ScoreInput } from './evaluateScore';

const MIB = 2 ** 20;
const NOW = 1790000017.4;

/** One sample a minute over so many hours, ending now. `level` gets the hours before the end. */
function measure(hours: number, level: (hoursAgo: number) => number, more: Partial<ScoreInput> = {}): ScoreInput {
  const timesSeconds = Array.from({ length: hours * 60 }, (_, i) => NOW - (hours * 60 - 1 - i) * 60);
  return {
    timesSeconds,
    values: timesSeconds.map((time) => level((NOW - time) / 3600)),
    limitBytes: 1024 * MIB,
    startTimeSeconds: timesSeconds[0],
    ...more,
  };
}

const evaluate = (input: ScoreInput) => evaluateScore(input, { atSeconds: NOW });
const rising = (hoursAgo: number) => (500 - 2 * hoursAgo) * MIB;

describe('evaluateScore(input, moment): states', () => {
  test.each([
    ['no sample', measure(0, rising), 'not-measured', null],
    ['8 hours', measure(8, rising), 'too-short', null],
    ['10 hours that rise', measure(10, rising), 'scored', expect.any(Number)],
    ['10 hours that are flat', measure(10, () => 500 * MIB), 'flat', 0],
    ['11 days that are flat', measure(265, () => 500 * MIB), 'flat', 0],
    ['11 days that fall', measure(265, (ago) => (200 + ago) * MIB), 'flat', 0],
    ['nothing but NaN', measure(48, () => NaN), 'gaps', null],
  ])('%s', (_, input, state, score) => {
    const result = evaluate(input);
    expect(result.state).toBe(state);
    expect(result.score).toEqual(score);
  });

  test('a quarter without samples leaves its window without a score', () => {
    const full = measure(24, rising);
    const kept = Array.from(full.timesSeconds).map((time) => (NOW - time) / 3600 < 3 || (NOW - time) / 3600 > 6);
    const input = {
      ...full,
      timesSeconds: Array.from(full.timesSeconds).filter((_, i) => kept[i]),
      values: Array.from(full.values).filter((_, i) => kept[i]),
    };
    expect(evaluate(input).windows['12h']).toBeNull();
    expect(evaluate(input).windows['1d']).not.toBeNull();
  });

  test('samples after the moment do not count', () => {
    const input = measure(24, rising);
    expect(evaluateScore(input, { atSeconds: NOW - 48 * 3600 }).state).toBe('not-measured');
  });
});

describe('evaluateScore(input, moment): the formula', () => {
  // Floors of a straight line at one sample a minute: each quarter's floor is its first sample.
  test('a straight line that uses up the headroom is 100', () => {
    const result = evaluate(measure(24, (ago) => (800 - 10 * ago) * MIB));
    expect(result.score).toBe(100);
  });

  test('a line inside the range of the week before keeps the cap of 60', () => {
    const result = evaluate(measure(265, (ago) => (ago < 24 ? 800 - 10 * ago : 900) * MIB, { startTimeSeconds: null }));
    expect(result.windows['12h']).toBe(60);
  });

  test('the same line after a restart from the limit is new: the cap is waived', () => {
    const level = (ago: number) => (ago < 24 ? 800 - 20 * ago : 900) * MIB;
    const input = measure(265, level, { startTimeSeconds: NOW - 24 * 3600 });
    expect(evaluate(input).windows['12h']).toBe(100);
    expect(evaluate({ ...input, startTimeSeconds: NOW - 400 * 3600 }).windows['12h']).toBe(60);
  });

  test('a step has no balance', () => {
    const result = evaluate(measure(24, (ago) => (ago < 7 ? 800 : 400) * MIB));
    expect(result.windows['12h']).toBe(0);
  });

  test('without a limit the headroom is the floor itself', () => {
    // Growth in 12 h is 9 h x 10 MiB over a floor of 770 MiB: 10 x 90/770 is above 1, so growth decides.
    const result = evaluate(measure(24, (ago) => (800 - 10 * ago) * MIB, { limitBytes: null }));
    expect(result.windows['12h']).toBe(100);
  });

  // Samples exactly on the edges of the quarters of 12h. In closed ranges the quarters share them: 3, 2, 1, 1 from the
  // newest, so nothing rises in the oldest increment. Ranges that are open on the left hold one each: 4, 3, 2, 1.
  test.each([
    ['closed', 0],
    ['left-open', 100],
  ] as const)('a sample on an edge, %s', (edge, score) => {
    const at = 1790000000;
    const timesSeconds = [9, 6, 3, 0].map((hoursAgo) => at - hoursAgo * 3600);
    const input = { timesSeconds, values: [1, 2, 3, 4], limitBytes: null, startTimeSeconds: null };
    expect(evaluateScore(input, { atSeconds: at, edge }).windows['12h']).toBe(score);
  });
});

describe('evaluateScore(input, moment): wrong arguments', () => {
  test.each([
    ['lengths that differ', [1, 2], [1], 'evaluateScore requires as many values as times.'],
    ['times that go back', [2, 1], [1, 1], 'evaluateScore requires times in ascending order.'],
    ['times that are not numbers', [1, NaN], [1, 1], 'evaluateScore requires times in ascending order.'],
  ])('%s throw', (_, timesSeconds, values, message) => {
    const input = { timesSeconds, values, limitBytes: null, startTimeSeconds: null };
    expect(() => evaluateScore(input, { atSeconds: 3 })).toThrow(message);
  });
});
