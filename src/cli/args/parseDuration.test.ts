import { UsageError } from '../usageError';
import { parseDuration } from './parseDuration';

test.each([
  ['30s', 30],
  ['90m', 5400],
  ['1h30m', 5400],
  ['1.5h', 5400],
  ['7d', 604800],
  ['2w', 1209600],
])('parseDuration(%s)', (text, seconds) => {
  expect(parseDuration(text, '--window')).toBe(seconds);
});

test.each(['', '7', 'd', '1 h', '-1h', '1y', '0s', '1e3s', '99999d'])('parseDuration(%j) throws', (text) => {
  expect(() => parseDuration(text, '--window')).toThrow(UsageError);
});
