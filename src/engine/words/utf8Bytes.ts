/**
 * The size of a text in UTF-8: servers limit bytes, and a name outside of ASCII has more of them than characters. A lone
 * surrogate counts as U+FFFD, which every encoder writes in its place. Cost: linear.
 */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
