import { capText } from './capText';

test.each([
  ['web-0', 'web-0'],
  ['a\u202eb', 'a\\u202eb'],
  ['a\u200bb\u2066', 'a\\u200bb\\u2066'],
  ['x'.repeat(301), `${'x'.repeat(300)}…`],
])('capText(%j)', (text, expected) => expect(capText(text)).toBe(expected));
