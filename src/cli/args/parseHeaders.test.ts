import { UsageError } from '../usageError';
import { parseHeaders } from './parseHeaders';

test.each([
  [[], undefined, {}],
  [['X-Scope-OrgID: a|b', 'Accept:text/plain'], undefined, { 'X-Scope-OrgID': 'a|b', Accept: 'text/plain' }],
  [[], 'abc', { Authorization: 'Bearer abc' }],
  [['authorization: Basic x'], 'abc', { authorization: 'Basic x' }],
])('parseHeaders(%j, %j)', (lines, token, headers) => {
  expect(parseHeaders(lines, token)).toEqual(headers);
});

test.each([
  [['no colon'], undefined],
  [['a b: c'], undefined],
  [['A: b\r\nC: d'], undefined],
  [['A: \u20ac'], undefined],
  [[], 'two words'],
  [[], 'line\n'],
])('parseHeaders(%j, %j) throws', (lines, token) => {
  expect(() => parseHeaders(lines, token)).toThrow(UsageError);
});
