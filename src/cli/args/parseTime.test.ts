import { UsageError } from '../usageError';
import { parseTime } from './parseTime';

const NOON = Date.parse('2026-11-20T12:00:00Z') / 1000;

test.each([
  ['2026-11-20T12:00:00Z', NOON],
  ['2026-11-20T12:00:00.5Z', NOON + 0.5],
  ['2026-11-20T13:00:00+01:00', NOON],
  ['2026-11-20T12:00', NOON],
  ['2026-11-20', NOON - 43200],
  ['1795176017.4', 1795176017.4],
  ['0', 0],
])('parseTime(%s)', (text, seconds) => {
  expect(parseTime(text, '--at')).toBe(seconds);
});

test.each(['', 'now', '20.11.2026', '2026-13-01', '2026-11-20 12:00', '-5', '1795176017400'])(
  'parseTime(%j) throws',
  (text) => {
    expect(() => parseTime(text, '--at')).toThrow(UsageError);
  }
);
