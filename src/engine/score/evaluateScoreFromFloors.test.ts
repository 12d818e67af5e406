import fc from 'fast-check';
import { evaluateScore } from './evaluateScore';
import { evaluateScoreFromFloors } from './evaluateScoreFromFloors';
import { SCORE_LOOKBACK_HOURS } from './scoreDefinition';

const START = 1789999200;
const HOURS = SCORE_LOOKBACK_HOURS + 24;

/** A floor an hour, held by one sample in the middle of the hour, so that closed and open ranges agree. */
function toInputs(floorBytes: Array<number | null>, limitBytes: number | null, startTimeSeconds: number | null) {
  const known = floorBytes.flatMap((value, hour) => (value === null ? [] : [{ hour, value }]));
  return {
    floors: { startSeconds: START, floorBytes, limitBytes, startTimeSeconds },
    samples: {
      timesSeconds: known.map(({ hour }) => START + hour * 3600 - 1800),
      values: known.map(({ value }) => value),
      limitBytes,
      startTimeSeconds,
    },
  };
}

describe('evaluateScoreFromFloors(input, moments)', () => {
  test('equals evaluateScore at every full hour', () => {
    const level = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 40 }) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant(NaN) }
    );
    const wobbles = fc.array(level, { minLength: 1, maxLength: HOURS });
    const limit = fc.constantFrom(null, 500, 700);
    const start = fc.constantFrom(null, START - 1e6, START + 200 * 3600);
    fc.assert(
      fc.property(
        wobbles,
        limit,
        start,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('closed' as const, 'left-open' as const),
        (wobble, limitBytes, startTime, slope, edge) => {
          const floorBytes = wobble.map((value, hour) => (value === null ? null : value + hour * slope));
          const { floors, samples } = toInputs(floorBytes, limitBytes, startTime);
          const hours = 24;
          const results = evaluateScoreFromFloors(floors, { hours, edge });
          expect(results).toHaveLength(Math.min(hours, floorBytes.length));
          results.forEach((result, index) => {
            const hour = floorBytes.length - results.length + index;
            const fromSamples = evaluateScore(samples, { atSeconds: START + hour * 3600, edge });
            expect(result.windows).toEqual(fromSamples.windows);
            expect(result.score).toBe(fromSamples.score);
          });
        }
      ),
      { numRuns: 300 }
    );
  });

  test.each([
    ['nothing', [], 0, undefined],
    ['no floor', [null, null], 2, 'not-measured'],
    ['nine hours', Array(9).fill(1), 9, 'too-short'],
    ['ten hours that are flat', Array(10).fill(1), 10, 'flat'],
    ['a hole of a day', [1, ...Array(24).fill(null), 2], 26, 'gaps'],
  ])('%s', (_, floorBytes, count, state) => {
    const { floors } = toInputs(floorBytes, null, null);
    const results = evaluateScoreFromFloors(floors, { hours: 100 });
    expect(results).toHaveLength(count);
    expect(results.at(-1)?.state).toBe(state);
  });

  test('floors that are not at full hours throw', () => {
    const input = { startSeconds: START + 60, floorBytes: [1], limitBytes: null, startTimeSeconds: null };
    expect(() => evaluateScoreFromFloors(input, { hours: 1 })).toThrow(
      'evaluateScoreFromFloors requires floors at full hours.'
    );
  });

  // About 0.4 s in plain Node, 1.5 s under Jest; processor time, so that a busy machine does not matter.
  test('5,000 containers with a full history', () => {
    const before = process.cpuUsage();
    for (let container = 0; container < 5000; container++) {
      const floorBytes = Array.from(
        { length: HOURS },
        (_, hour) => 1e8 + ((hour * 7919 + container * 31) % 1000) * 1e4
      );
      const { floors } = toInputs(floorBytes, 1e9, START);
      evaluateScoreFromFloors(floors, { hours: 24 });
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(6);
  });
});
