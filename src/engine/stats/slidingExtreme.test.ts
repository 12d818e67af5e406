import fc from 'fast-check';
import { slidingExtreme } from './slidingExtreme';

/** The definition, stretch by stretch. */
function slow(values: Array<number | null>, length: number, which: 'min' | 'max'): Array<number | null> {
  return values.map((_, index) => {
    const stretch = values.slice(Math.max(0, index - length + 1), index + 1).filter((value) => value !== null);
    const numbers = stretch.filter((value) => !Number.isNaN(value));
    return numbers.length > 0 ? Math[which](...numbers) : stretch.length > 0 ? NaN : null;
  });
}

describe('slidingExtreme(values, length, which)', () => {
  test.each([
    [[3, 1, 2, 5], 2, 'min' as const, [3, 1, 1, 2]],
    [[3, 1, 2, 5], 2, 'max' as const, [3, 3, 2, 5]],
    [[null, 4, null, null, 2], 2, 'min' as const, [null, 4, 4, null, 2]],
    [[NaN, 4, NaN, NaN, null], 2, 'min' as const, [NaN, 4, 4, NaN, NaN]],
    [[], 3, 'min' as const, []],
  ])('%j, %d, %s', (values, length, which, expected) => {
    expect(slidingExtreme(values, length, which)).toEqual(expected);
  });

  test('equals the definition', () => {
    const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(null), fc.constant(NaN));
    fc.assert(
      fc.property(
        fc.array(value),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('min', 'max'),
        (values, length, which) => {
          expect(slidingExtreme(values, length, which)).toEqual(slow(values, length, which));
        }
      ),
      { numRuns: 2000 }
    );
  });

  test.each([0, -1, 1.5, NaN])('length %d throws', (length) => {
    expect(() => slidingExtreme([1], length, 'min')).toThrow(
      'slidingExtreme requires a length that is a whole number of at least 1.'
    );
  });
});
