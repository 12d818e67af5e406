import fc from 'fast-check';
import { squarify } from './squarify';

const round = (value: number) => Math.round(value * 100) / 100;

describe('squarify', () => {
  it('lays out the example of the paper: 6, 6, 4, 3, 2, 2, 1 in 6 by 4', () => {
    const found = squarify([6, 6, 4, 3, 2, 2, 1], 6, 4).map(({ x, y, width, height }) =>
      [x, y, width, height].map(round)
    );
    expect(found).toEqual([
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.71, 2.33],
      [4.71, 0, 1.29, 2.33],
      [3, 2.33, 1.2, 1.67],
      [4.2, 2.33, 1.2, 1.67],
      [5.4, 2.33, 0.6, 1.67],
    ]);
  });

  it.each<[string, number[], number, number]>([
    ['nothing to divide', [], 10, 10],
    ['no room', [3, 1], 0, 10],
    ['zeros only', [0, 0], 10, 10],
  ])('%s: no area', (_, values, width, height) => {
    expect(squarify(values, width, height).map((one) => one.width * one.height)).toEqual(values.map(() => 0));
  });

  it('fills the area with areas in proportion, inside of it, without overlap', () => {
    const sides = fc.integer({ min: 20, max: 2000 });
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, sides, sides, (given, width, height) => {
        const values = [...given].sort((a, b) => b - a);
        const total = values.reduce((sum, value) => sum + value, 0);
        const found = squarify(values, width, height);
        found.forEach((one, index) => {
          expect(one.width * one.height).toBeCloseTo((values[index] / total) * width * height, 4);
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(width + 1e-6);
          expect(one.y + one.height).toBeLessThanOrEqual(height + 1e-6);
        });
        for (const [index, a] of found.entries()) {
          for (const b of found.slice(index + 1)) {
            const overlapX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const overlapY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            expect(Math.min(overlapX, overlapY)).toBeLessThan(1e-6);
          }
        }
      }),
      { numRuns: 60 }
    );
  });
});
