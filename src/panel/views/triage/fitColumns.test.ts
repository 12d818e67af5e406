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

  it('keeps the container when it was not chosen', () => {
    expect(fitColumns(['score'], 1000).map(({ id }) => id)).toEqual(['container', 'score']);
  });
});
