import fc from 'fast-check';
import { utf8Bytes } from './utf8Bytes';

describe('utf8Bytes(text)', () => {
  test.each([
    ['', 0],
    ['shop', 4],
    ['größe', 7],
    ['容器', 6],
    ['🐳', 4],
    ['\ud83d', 3],
  ])('%j', (text, bytes) => {
    expect(utf8Bytes(text)).toBe(bytes);
  });

  test('as an encoder counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0xd000, max: 0xe000 })), (text, codes) => {
        const both = text + String.fromCharCode(...codes);
        expect(utf8Bytes(both)).toBe(Buffer.byteLength(both));
      })
    );
  });
});
