import * as fc from 'fast-check';
import { fitHinge } from './fitHinge';
import { fitSaturation } from './fitSaturation';
import { fitSteps } from './fitSteps';

/** Deterministic noise between -1 and 1. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};
const times = Array.from({ length: 100 }, (_, i) => 1.79e9 + i * 600);

describe('fitHinge(times, values)', () => {
  test('flat, then rising: the joint and both slopes', () => {
    const hinge = fitHinge(
      times,
      times.map((time) => 5e8 + 1000 * Math.max(0, time - times[40]))
    )!;
    expect(Math.abs(hinge.at.mid - times[40])).toBeLessThanOrEqual(600);
    expect(hinge.slopeBefore).toBeCloseTo(0, 0);
    expect(Math.abs(hinge.slopeAfter - 1000)).toBeLessThan(20);
    expect(hinge.squares).toBeLessThan(hinge.lineSquares / 100);
  });

  test('with noise the interval holds the joint, and more noise makes it wider', () => {
    const fitWith = (height: number) => {
      const next = noise(5);
      return fitHinge(
        times,
        times.map((time) => 1000 * Math.max(0, time - times[60]) + height * next())
      )!;
    };
    const calm = fitWith(1e6);
    const loud = fitWith(1e7);
    expect(calm.at.low).toBeLessThanOrEqual(times[60]);
    expect(calm.at.high).toBeGreaterThanOrEqual(times[60]);
    expect(loud.at.high - loud.at.low).toBeGreaterThan(calm.at.high - calm.at.low);
  });

  test('fewer than 6 points: null', () => {
    expect(fitHinge([0, 1, 2, 3, 4], [0, 0, 0, 1, 2])).toBeNull();
  });
});

describe('fitSaturation(times, values)', () => {
  test('finds time constant and level', () => {
    const tau = 12000;
    const fit = fitSaturation(
      times,
      times.map((time) => 1e8 + 4e8 * (1 - Math.exp(-(time - times[0]) / tau)))
    )!;
    expect(fit.tauSeconds / tau).toBeGreaterThan(0.93);
    expect(fit.tauSeconds / tau).toBeLessThan(1.07);
    expect(fit.levelBytes / 5e8).toBeCloseTo(1, 1);
    expect(fit.squares).toBeLessThan(fit.lineSquares / 100);
  });

  test('a straight line is fitted with the longest time constant', () => {
    const fit = fitSaturation(
      times,
      times.map((time) => 1000 * (time - times[0]))
    )!;
    expect(fit.tauSeconds).toBeGreaterThan(3 * (times[99] - times[0]));
  });

  test('a fall: null', () => {
    expect(
      fitSaturation(
        times,
        times.map((time) => -time)
      )
    ).toBeNull();
  });
});

describe('fitSteps(values, count)', () => {
  /** Squares around the mean. */
  const squares = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };

  test('two jumps', () => {
    const values = [...Array(20).fill(10), ...Array(30).fill(50), ...Array(10).fill(20)] as number[];
    expect(fitSteps(values, 2)).toEqual({ at: [20, 50], levels: [10, 50, 20], squares: 0 });
  });

  test('is the best of all places (one and two jumps)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 14 }), (values) => {
        const n = values.length;
        let one = Infinity;
        let two = Infinity;
        for (let a = 2; a <= n - 2; a++) {
          one = Math.min(one, squares(values.slice(0, a)) + squares(values.slice(a)));
          for (let b = a + 2; b <= n - 2; b++) {
            two = Math.min(two, squares(values.slice(0, a)) + squares(values.slice(a, b)) + squares(values.slice(b)));
          }
        }
        expect(fitSteps(values, 1)!.squares).toBeCloseTo(one, 6);
        expect(fitSteps(values, 2)!.squares).toBeCloseTo(two, 6);
      })
    );
  });

  test('too few values: null', () => {
    expect(fitSteps([1, 2, 3], 1)).toBeNull();
  });
});
