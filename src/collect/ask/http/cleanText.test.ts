import { cleanText } from './cleanText';

test.each([
  ['plain', 'plain', 20],
  ['line\r\nbreak\u0000', 'line break', 20],
  ['\u001b[31mred\u001b[0m', '[31mred [0m', 20],
  ['a\u202eb\u2066c', 'a b c', 20],
  ['abcdef', 'abc…', 4],
])('cleanText(%j)', (text, expected, length) => {
  expect(cleanText(text, length)).toBe(expected);
});
