import { findKeptRows } from './findKeptRows';

describe('findKeptRows', () => {
  it.each([
    [
      [1, null, 3, null, 5],
      [0, 2, 4],
    ],
    [
      [1, null, null, 4],
      [0, 1, 2, 3],
    ],
    [
      [null, 1, null],
      [0, 1, 2],
    ],
    [[], []],
  ])('of %j', (values, expected) => {
    expect(findKeptRows(values)).toEqual(expected);
  });
});
