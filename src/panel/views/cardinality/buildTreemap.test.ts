import fc from 'fast-check';
import { PANEL_LIMITS } from '../../panelLimits';
import type { MetricRow } from '../../read/cardinality/cardinalityModel';
import { buildTreemap } from './buildTreemap';

const metric = (name: string | null, series: number | null, seriesAtStart: number | null = series): MetricRow => ({
  metric: name,
  type: null,
  series,
  seriesHourAgo: null,
  seriesAtStart,
  labelSets: null,
});

describe('buildTreemap', () => {
  it('largest first, with the share and what is new of each; unknown and empty metrics have no cell', () => {
    const cells = buildTreemap(
      [metric('small', 10), metric('big', 80, 8), metric('gone', 0), metric('lost', null), metric(null, 10, null)],
      100,
      100
    );
    expect(cells.map(({ metric: name, share, newShare }) => [name, share, newShare])).toEqual([
      ['big', 0.8, 'most'],
      ['small', 0.1, 'none'],
      [null, 0.1, 'unknown'],
    ]);
    expect(cells.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(10_000);
  });

  it('puts the smallest together and says how many they are', () => {
    const most = PANEL_LIMITS.treemapCells.value;
    const cells = buildTreemap(
      Array.from({ length: most + 5 }, (_, index) => metric(`m${index}`, 1000 - index, 0)),
      600,
      240
    );
    expect(cells).toHaveLength(most + 1);
    expect(cells.filter(({ metric: name }) => name === null)).toMatchObject([{ merged: 5, newShare: 'most' }]);
  });

  it('puts slivers together, too', () => {
    const cells = buildTreemap([metric('big', 9990, 0), metric('a', 5), metric('b', 5)], 600, 240);
    expect(cells.map(({ metric: name, merged, series }) => [name, merged, series])).toEqual([
      ['big', null, 9990],
      [null, 2, 10],
    ]);
  });

  it('is empty without metrics', () => {
    expect(buildTreemap([], 600, 240)).toEqual([]);
  });

  it('lays out the example of the paper (Bruls, Huizing, van Wijk 2000): 6, 6, 4, 3, 2, 2, 1 in 6 by 4', () => {
    const round = (value: number) => Math.round(value * 100) / 100;
    const metrics = [6, 6, 4, 3, 2, 2, 1].map((series, index) => metric(`m${index}`, series));
    const found = buildTreemap(metrics, 6, 4).map(({ x, y, width, height }) => [x, y, width, height].map(round));
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
    const cells = buildTreemap(
      values.map((series, index) => metric(`m${index}`, series)),
      width,
      height
    );
    expect(cells.reduce((sum, one) => sum + one.width * one.height, 0)).toBe(0);
  });

  it('fills the area with areas in proportion, inside of it, without overlap', () => {
    const sides = fc.integer({ min: 20, max: 2000 });
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, sides, sides, (values, width, height) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const found = buildTreemap(
          values.map((series, index) => metric(`m${index}`, series)),
          width,
          height
        );
        expect(found.reduce((sum, { series }) => sum + series, 0)).toBe(total);
        found.forEach((one) => {
          expect(one.width * one.height).toBeCloseTo((one.series / total) * width * height, 4);
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(width + 1e-6);
          expect(one.y).toBeGreaterThanOrEqual(0);
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
