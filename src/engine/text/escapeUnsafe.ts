/**
 * Characters that move the cursor, change colours or the reading direction, or cannot be seen. Line breaks and other
 * controls of C0 are not among them: JSON and YAML write those as escapes themselves.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** Text in which such characters stand as escapes, `\u202e`: they mean the same in JSON and in quoted YAML. */
export function escapeUnsafe(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
