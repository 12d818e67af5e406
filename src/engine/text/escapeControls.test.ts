import fc from 'fast-check';
import { escapeControls } from './escapeControls';

/** What may be in a text on a screen, besides what can be seen. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('escapeControls(text)', () => {
  test.each([
    ['\u001b[31m', '\\u001b[31m'],
    ['a\u0000b\u0007', 'a\\u0000b\\u0007'],
    ['\u202egnp', '\\u202egnp'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ])('%j', (text, safe) => {
    expect(escapeControls(text)).toBe(safe);
  });

  test('whatever the text: nothing hidden is left, and twice is as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = escapeControls(text);
        expect(safe).not.toMatch(HIDDEN);
        expect(escapeControls(safe)).toBe(safe);
      })
    );
  });
});
