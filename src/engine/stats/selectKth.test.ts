import fc from 'fast-check';
import { selectKth } from './selectKth';

describe('selectKth(values, k)', () => {
  test('is the k-th of the sorted values, and parts the array there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }), fc.nat(), (numbers, any) => {
        const k = any % numbers.length;
        const values = Float64Array.from(numbers);
        const sorted = Float64Array.from(numbers).sort();
        expect(selectKth(values, k)).toBe(sorted[k]);
        expect(values.subarray(0, k).every((value) => value <= sorted[k])).toBe(true);
        expect(values.subarray(k).every((value) => value >= sorted[k])).toBe(true);
        expect(values.sort()).toEqual(sorted);
      }),
      { numRuns: 2000 }
    );
  });

  test.each([-1, 3, 0.5, NaN])('k = %d throws', (k) => {
    expect(() => selectKth(new Float64Array(3), k)).toThrow('selectKth requires k to be a place of the array.');
  });
});
