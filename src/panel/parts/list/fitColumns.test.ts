import { COLUMN_IDS } from '../../options';
import { COLUMNS } from '../../views/triage/columns';
import { fitColumns } from './fitColumns';

describe('fitColumns', () => {
  it.each([
    [2000, [...COLUMN_IDS]],
    [640, ['container', 'urgency', 'verdict', 'score', 'toLimit']],
    [480, ['container', 'urgency', 'verdict']],
    [100, ['container']],
  ])('at %d px', (widthPx, expected) => {
    expect(fitColumns(COLUMNS, widthPx).map(({ id }) => id)).toEqual(expected);
  });

  // What identifies a row has its width before anything else has more than it needs.
  it.each([
    [2000, 320],
    [1390, 268],
    [1090, 252],
    [640, 148],
  ])('at %d px the name is %d px wide', (widthPx, expected) => {
    expect(fitColumns(COLUMNS, widthPx).find(({ isName }) => isName)?.widthPx).toBe(expected);
  });

  it.each([
    [2000, 168],
    [1180, 124],
    [640, 124],
  ])('at %d px the score is %d px wide', (widthPx, expected) => {
    expect(fitColumns(COLUMNS, widthPx).find(({ id }) => id === 'score')?.widthPx).toBe(expected);
  });
});
