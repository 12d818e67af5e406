import { COLUMN_IDS } from '../../options';
import { fitColumns } from './fitColumns';

describe('fitColumns', () => {
  it.each([
    [2000, [...COLUMN_IDS]],
    [640, ['container', 'score', 'trend', 'growth', 'usage']],
    [480, ['container', 'score', 'trend']],
    [100, ['container']],
  ])('at %d px', (widthPx, expected) => {
    expect(fitColumns(COLUMN_IDS, widthPx).map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    [2000, 168],
    [640, 124],
  ])('at %d px the score is %d px wide', (widthPx, expected) => {
    expect(fitColumns(COLUMN_IDS, widthPx).find(({ id }) => id === 'score')?.widthPx).toBe(expected);
  });

  it('keeps the container when it was not chosen', () => {
    expect(fitColumns(['score'], 1000).map(({ id }) => id)).toEqual(['container', 'score']);
  });
});
