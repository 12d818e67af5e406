import { isNodeName } from './isNodeName';

describe('isNodeName(text)', () => {
  test.each([
    ['node-1', true],
    ['ip-10-0-0-1.eu-west-1.compute.internal', true],
    ['10.0.0.1', true],
    ['x', true],
    ['a'.repeat(253), true],
    ['a'.repeat(254), false],
    ['', false],
    ['.', false],
    ['..', false],
    ['../x', false],
    ['a/b', false],
    ['a%2fb', false],
    ['a?b', false],
    ['Node', false],
    ['-a', false],
    ['a-', false],
    ['a b', false],
    ['a\nb', false],
    ['nöde', false],
  ])('%j: %s', (text, expected) => {
    expect(isNodeName(text)).toBe(expected);
  });
});
