/** Characters that JSON leaves as they are, and YAML takes for a line break, refuses, or drops. */
const NEEDS_ESCAPE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A YAML scalar in double quotes that stands for exactly this text: the escapes of JSON mean the same there. */
export function quoteYaml(text: string): string {
  return JSON.stringify(text).replace(
    NEEDS_ESCAPE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
