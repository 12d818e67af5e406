import * as fc from 'fast-check';
import { mannKendall } from './mannKendall';
import { toRanks } from './toRanks';

/** S, its variance with ties and z by the definition, without the correction. */
function byDefinition(values: readonly number[]): { s: number; z: number } {
  let s = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
    }
  }
  const n = values.length;
  const ties = [...new Set(values)].map((value) => values.filter((other) => other === value).length);
  const variance = (n * (n - 1) * (2 * n + 5) - ties.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)) / 18;
  return { s, z: variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0 };
}

/** Factor of Hamed and Rao by the definition: ranks without the trend, all lags that are significant. */
function factorByDefinition(times: readonly number[], values: readonly number[]): number {
  const slopes = times.flatMap((_, i) =>
    times.slice(i + 1).map((time, k) => (values[i + 1 + k] - values[i]) / (time - times[i]))
  );
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  const slope = slopes.length % 2 === 1 ? slopes[Math.floor(middle)] : (slopes[middle - 1] + slopes[middle]) / 2;
  const ranks = toRanks(values.map((value, i) => value - slope * (times[i] - times[0])));
  const n = values.length;
  const centred = ranks.map((rank) => rank - (n + 1) / 2);
  const at = (lag: number) => centred.slice(lag).reduce((sum, value, i) => sum + value * centred[i], 0);
  let sum = 0;
  for (let lag = 1; lag <= n - 3; lag++) {
    const r = at(lag) / at(0);
    sum += Math.abs(r) > 1.96 / Math.sqrt(n) ? (n - lag) * (n - lag - 1) * (n - lag - 2) * r : 0;
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
}

const timesOf = (values: readonly number[]) => values.map((_, i) => i * 60);

describe('mannKendall(timesSeconds, values)', () => {
  test('S and z without a correction are those of the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 7 }), (values) => {
        const { s, z } = byDefinition(values);
        const test = mannKendall(timesOf(values), values);
        expect(test.s).toBe(s);
        expect(test.z).toBeCloseTo(z, 12);
      })
    );
  });

  test('the factor is that of the definition, at least 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 10, maxLength: 40 }), (values) => {
        fc.pre(new Set(values).size > 2);
        const { varianceFactor } = mannKendall(timesOf(values), values);
        expect(varianceFactor).toBeCloseTo(Math.max(1, factorByDefinition(timesOf(values), values)), 9);
      })
    );
  });

  test('a slow swing over the whole time is no trend, though the plain test says so', () => {
    const values = Array.from({ length: 120 }, (_, i) => Math.sin(i / 28) + 0.004 * i);
    const test = mannKendall(timesOf(values), values);
    expect(Math.abs(byDefinition(values).z)).toBeGreaterThan(2.6);
    expect(Math.abs(test.z)).toBeLessThan(1.96);
  });

  test('groups: only pairs inside of a group count', () => {
    const test = mannKendall([0, 1, 2, 3, 4, 5], [1, 2, 3, 1, 2, 3], [0, 0, 0, 1, 1, 1]);
    expect(test).toMatchObject({ s: 6, tau: 1 });
  });

  test.each([
    ['nothing', []],
    ['one value', [5]],
    ['equal values', [5, 5, 5, 5, 5, 5, 5, 5, 5]],
    ['gaps only', [null, NaN]],
  ])('%s: z is 0', (_, values) => {
    expect(mannKendall(timesOf(values as number[]), values)).toMatchObject({ s: 0, z: 0, varianceFactor: 1 });
  });
});

test('toRanks(values): equal values share the mean of their ranks', () => {
  expect(toRanks([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
});
