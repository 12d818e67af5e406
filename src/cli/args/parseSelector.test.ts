import { UsageError } from '../usageError';
import { parseSelector } from './parseSelector';

test.each([
  ['', []],
  ['{}', []],
  ['a="b"', [['a', '=', 'b']]],
  [
    ' {a="b", c=~"d|e" ,} ',
    [
      ['a', '=', 'b'],
      ['c', '=~', 'd|e'],
    ],
  ],
  [
    'a!="b",c!~"d"',
    [
      ['a', '!=', 'b'],
      ['c', '!~', 'd'],
    ],
  ],
  ['a=""', [['a', '=', '']]],
  ['a="x,y=\\"z\\"}"', [['a', '=', 'x,y="z"}']]],
  ["a='it\\'s \"b\"'", [['a', '=', 'it\'s "b"']]],
  ['a="\\\\d\\n\\u00fc"', [['a', '=', '\\d\nü']]],
])('parseSelector(%s)', (text, expected) => {
  expect(parseSelector(text).map(({ label, op, value }) => [label, op, value])).toEqual(expected);
});

test.each([
  ['a=b'],
  ['a="b'],
  ['a="b" c="d"'],
  ['1a="b"'],
  ['up{a="b"}'],
  ['a=="b"'],
  [',a="b"'],
  ['a="\\d"'],
  ['{a="b"'],
])('parseSelector(%s) throws', (text) => {
  expect(() => parseSelector(text)).toThrow(UsageError);
});
