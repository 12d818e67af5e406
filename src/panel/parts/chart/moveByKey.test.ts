import { moveByKey } from './moveByKey';

const keyOf = (key: string, more = {}) => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe('moveByKey', () => {
  it.each([
    [keyOf('ArrowLeft'), null, 99],
    [keyOf('ArrowRight'), null, 0],
    [keyOf('ArrowLeft'), 50, 49],
    [keyOf('ArrowRight', { shiftKey: true }), 50, 60],
    [keyOf('ArrowLeft', { shiftKey: true }), 5, 0],
    [keyOf('ArrowRight'), 99, 99],
    [keyOf('Home'), 50, 0],
    [keyOf('End'), null, 99],
    [keyOf('Escape'), 50, null],
    [keyOf('Enter'), 50, undefined],
    [keyOf('ArrowLeft', { ctrlKey: true }), 50, undefined],
  ])('%j from %j of 100 samples: %j', (event, index, expected) => {
    expect(moveByKey(event, index, 99)).toBe(expected);
  });
});
