import { rankCorrelation } from './rankCorrelation';

// Expected values: scipy 1.17.1, scipy.stats.spearmanr(a, b).
describe('rankCorrelation(a, b)', () => {
  test.each([
    ['same order', [1, 2, 30], [5, 6, 7], 1],
    ['opposite order', [1, 2, 30], [7, 6, 5], -1],
    ['eight pairs with ties', [1, 3, 2, 5, 4, 4, 7, 6], [2, 1, 4, 3, 6, 6, 5, 8], 0.5662650602409638],
    ['ties on both sides', [1, 2, 2, 3], [4, 4, 5, 6], 0.8333333333333335],
    ['one event', [0, 0, 0, 0, 5], [1, 2, 3, 4, 5], 0.7071067811865475],
    ['gaps are left out', [1, null, 2, NaN, 30], [5, 1, 6, 1, 7], 1],
  ])('%s', (_, a, b, correlation) => {
    expect(rankCorrelation(a, b)?.correlation).toBeCloseTo(correlation, 12);
  });

  test.each([
    ['two pairs', [1, 2], [1, 2]],
    ['a side that never changes', [1, 2, 3], [5, 5, 5]],
    ['lists of different lengths', [1, 2, 3, 4], [1, 2]],
  ])('%s: null', (_, a, b) => {
    expect(rankCorrelation(a, b)).toBeNull();
  });
});
