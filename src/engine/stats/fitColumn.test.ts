import fc from 'fast-check';
import { fitColumn } from './fitColumn';
import { fitLinear } from './fitLine';

describe('fitColumn(column, values)', () => {
  test('is fitLinear of one column', () => {
    const point = fc.record({ x: fc.integer({ min: -1e6, max: 1e6 }), y: fc.integer({ min: -1e9, max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 50 }), (points) => {
        const column = points.map(({ x }) => x);
        const values = points.map(({ y }) => y);
        const fit = fitColumn(column, values);
        const expected = fitLinear([column], values);
        expect(fit && [fit.intercept, fit.slope]).toEqual(expected && expected.coefficients);
        expect(fit?.squares).toBe(expected?.squares);
      })
    );
  });
});
