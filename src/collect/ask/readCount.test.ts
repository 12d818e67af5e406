import { readCount } from './readCount';

const sample = (value: number) => ({ labels: {}, timeSeconds: 0, value });

describe('readCount(sample, what)', () => {
  test.each([0, 1, 12_345])('%i', (value) => {
    expect(readCount(sample(value), 'containers')).toBe(value);
  });

  test('no row is none', () => {
    expect(readCount(undefined, 'containers')).toBe(0);
  });

  test.each([NaN, Infinity, -Infinity, -1, 1e300])('%p is told', (value) => {
    expect(() => readCount(sample(value), 'containers')).toThrow(/^The server counts containers, and .*\.$/);
  });
});
