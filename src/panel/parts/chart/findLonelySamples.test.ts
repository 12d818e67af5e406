import { findLonelySamples } from './findLonelySamples';

describe('findLonelySamples', () => {
  it.each([
    ['of nothing', [], []],
    ['of gaps only', [null, null], []],
    ['of one sample', [null, 5, null], [1]],
    ['of one sample at either end', [5, null, null, 7], [0, 3]],
    ['of a line', [1, 2, 3], []],
    ['of a line beside a lonely sample', [1, 2, null, 4, null, 6, 7], [3]],
    ['across places without a sample', [1, undefined, 2, null, undefined, 3, undefined], [5]],
  ])('%s', (_, values, expected) => {
    expect(findLonelySamples(values)).toEqual(expected);
  });
});
