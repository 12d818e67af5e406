import fc from 'fast-check';
import { escapeUnsafe } from './escapeUnsafe';

const UNSAFE = [0x7f, 0x9b, 0x61c, 0x200b, 0x200f, 0x2028, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff];
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...UNSAFE.map((code) => String.fromCharCode(code)))))
  .map((pieces) => pieces.join(''));

test('escapeUnsafe(text): JSON means the same, and holds nothing that acts on a terminal', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = escapeUnsafe(JSON.stringify({ [text]: text }));
      expect(JSON.parse(json)).toEqual({ [text]: text });
      expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/);
    }),
    { numRuns: 1000 }
  );
});
