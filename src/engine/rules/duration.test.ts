import { formatRuleDuration, parseRuleDuration } from './duration';

test.each([
  ['5m', 300],
  ['1h30m', 5400],
  ['1d', 86400],
  ['1w2d', 777600],
  ['0s', 0],
  ['500ms', 0.5],
])('parseRuleDuration(%j)', (text, seconds) => {
  expect(parseRuleDuration(text)).toBe(seconds);
});

test.each(['', '1', 'h', '1h ', '1.5h', '30m1h', '-1h', '1H'])('parseRuleDuration(%j) throws', (text) => {
  expect(() => parseRuleDuration(text)).toThrow('is not a duration');
});

test.each([
  [3600, '1h'],
  [86400, '24h'],
  [5400, '90m'],
  [90, '90s'],
  [0, '0s'],
])('formatRuleDuration(%d)', (seconds, text) => {
  expect(formatRuleDuration(seconds)).toBe(text);
  expect(parseRuleDuration(text)).toBe(seconds);
});
