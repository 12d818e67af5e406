import type { Layer } from '../../read/anatomy/anatomyModel';
import { NOT_SPLIT } from './showRuntime';
import { toTooltipRows } from './toTooltipRows';

const layer = (id: string, of: string | null, values: Layer['values']): Layer => ({
  id,
  title: `Title of ${id}`,
  description: null,
  reclaimable: null,
  certainty: null,
  source: null,
  of,
  values,
});
const LAYERS = [
  layer('heap', 'anon', [7, null, null]),
  layer('native', 'anon', [3, null, null]),
  layer(NOT_SPLIT, 'anon', [null, 12, null]),
  layer('kernel', null, [5, 6, null]),
];
const read = (row: number, hidden: string[] = [], stacked = true) =>
  toTooltipRows({ layers: LAYERS, stacked }, new Set(hidden), row).map(
    ({ title, bytes, isDetail }) => `${isDetail ? '  ' : ''}${title} ${bytes}`
  );

describe('toTooltipRows', () => {
  it.each<[string, string[], string[]]>([
    [
      'parts of a part, under it',
      read(0),
      ['Title of kernel 5', 'Anonymous memory 10', '  Title of native 3', '  Title of heap 7'],
    ],
    // The part itself stays as large as it is.
    ['one of them hidden', read(0, ['native']), ['Title of kernel 5', 'Anonymous memory 10', '  Title of heap 7']],
    ['all of them hidden', read(0, ['anon']), ['Title of kernel 5']],
    ['not taken apart here', read(1), ['Title of kernel 6', 'Title of not_split 12']],
    ['a gap', read(2), ['Title of kernel null']],
    ['lines keep their order', read(0, ['anon'], false), ['Title of kernel 5']],
  ])('%s', (_, rows, expected) => {
    expect(rows).toEqual(expected);
  });
});
