/** Characters that move the cursor, change colours or the reading direction, or cannot be seen. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text of others that is safe in a terminal: what could act on it is shown as an escape. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
