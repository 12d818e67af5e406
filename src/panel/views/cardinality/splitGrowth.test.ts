import { splitGrowth } from './splitGrowth';

describe('splitGrowth', () => {
  it.each<[string, number | null, number | null, boolean | null, Array<[string, number]>]>([
    [
      'in step',
      46,
      41,
      true,
      [
        ['series', 41],
        ['rest', 5],
      ],
    ],
    ['all of it', 46, 46, true, [['series', 46]]],
    ['never more than there is', 46, 80, true, [['series', 46]]],
    [
      'not in step',
      46,
      10,
      false,
      [
        ['estimate', 10],
        ['rest', 36],
      ],
    ],
    [
      'not known whether in step',
      46,
      10,
      null,
      [
        ['estimate', 10],
        ['unknown', 36],
      ],
    ],
    ['nothing explained', 46, 0, false, [['rest', 46]]],
    ['explanation unknown', 46, null, null, [['unknown', 46]]],
    ['no growth', 0, 10, false, []],
    ['memory fell', -5, 10, false, []],
    ['growth unknown', null, 10, null, []],
  ])('%s', (_, memoryGrowthBytes, explainedBytes, coupled, expected) => {
    const found = splitGrowth({ memoryGrowthBytes, explainedBytes, coupled });
    expect(found.map(({ kind, bytes }) => [kind, bytes])).toEqual(expected);
  });
});
