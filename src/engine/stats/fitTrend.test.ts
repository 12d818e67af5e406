import fc from 'fast-check';
import { fitTrend } from './fitTrend';
import { mannKendall } from './mannKendall';
import { theilSenInterval } from './theilSenInterval';

const points = fc.array(
  fc.record({
    value: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null)),
    life: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 60 }
);

describe('fitTrend(timesSeconds, values, groups)', () => {
  test('is mannKendall and theilSenInterval with its variance factor', () => {
    fc.assert(
      fc.property(points, fc.boolean(), (all, single) => {
        const times = all.map((_, i) => 1.79e9 + i * 60);
        const values = all.map(({ value }) => value);
        const groups = single ? undefined : all.map(({ life }) => life).sort();
        const { test, slope } = fitTrend(times, values, groups);
        expect(test).toEqual(mannKendall(times, values, groups));
        expect(slope).toEqual(theilSenInterval(times, values, { groups, varianceFactor: test.varianceFactor }));
      }),
      { numRuns: 1000 }
    );
  });

  test('the pairs counted one by one give the same S', () => {
    fc.assert(
      fc.property(points, (all) => {
        const known = all.filter(({ value }) => value !== null).map(({ value, life }) => ({ value: value ?? 0, life }));
        const s = known.reduce(
          (sum, a, i) =>
            known.slice(i + 1).reduce((own, b) => own + (a.life === b.life ? Math.sign(b.value - a.value) : 0), sum),
          0
        );
        const { test } = fitTrend(
          known.map((_, i) => i),
          known.map(({ value }) => value),
          known.map(({ life }) => life)
        );
        expect(test.s).toBe(s);
      })
    );
  });
});
