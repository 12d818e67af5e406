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
});
