import fc from 'fast-check';
import { OrderStatistics } from './orderStatistics';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noNaN: true }) },
  { weight: 3, arbitrary: fc.double({ min: 1000, max: 1001, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, -1, 2 ** -200, -(2 ** -200), 2 ** 200, Infinity, -Infinity) }
);

describe('new OrderStatistics(values)', () => {
  test('.at(k) is the k-th of the sorted values, asked in any order; the values stay', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (values, ks) => {
          const given = Float64Array.from(values);
          const statistics = new OrderStatistics(given);
          const sorted = [...values].sort((a, b) => a - b);
          for (const k of ks.map((one) => one % values.length)) {
            // Zero and minus zero are equal here.
            expect(statistics.at(k) + 0).toBe(sorted[k] + 0);
          }
          expect(Array.from(given)).toEqual(values);
        }
      ),
      { numRuns: 2000 }
    );
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('.median() of %j is %d', (values, median) => {
    expect(new OrderStatistics(Float64Array.from(values)).median()).toBe(median);
  });

  test.each([-1, 3, 0.5, NaN])('.at(%d) of three values throws', (k) => {
    expect(() => new OrderStatistics(Float64Array.of(1, 2, 3)).at(k)).toThrow(
      'OrderStatistics requires k to be a place of the values.'
    );
  });
});
