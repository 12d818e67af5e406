/**
 * String literals of the languages that fixes are written in. Names come from outside: each function gives a literal, with
 * its quotes, that stands for exactly this text and stays on one line, whatever the text contains. Lone surrogates, which
 * no UTF-8 file can hold, become U+FFFD.
 */

/** Quotes, backslashes, everything outside of plain ASCII. */
const NOT_PLAIN = /["'\\`$]|[^\u0020-\u007e]/gu;

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

const toCode = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
};

function quote(text: string, escape: (code: number, character: string) => string): string {
  return `"${text.replace(NOT_PLAIN, (character) => escape(toCode(character), character))}"`;
}

/** The characters that each of the languages writes as itself inside of double quotes. */
const isOrdinary = (character: string) => "'`$".includes(character);

function toSimpleEscape(character: string): string | null {
  if (isOrdinary(character)) {
    return character;
  }
  return character === '"' || character === '\\' ? `\\${character}` : null;
}

/** YAML, double-quoted. */
export function quoteYaml(text: string): string {
  return quote(text, (code, character) => toSimpleEscape(character) ?? toLongEscape(code));
}

/** Go, interpreted; its escapes for letters beyond ASCII are YAML's and Python's as well. */
export function quoteGo(text: string): string {
  return quote(text, (code, character) => toSimpleEscape(character) ?? toLongEscape(code));
}

export function quotePython(text: string): string {
  return quoteGo(text);
}

function toLongEscape(code: number): string {
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

export function quoteJavaScript(text: string): string {
  return quote(text, (code, character) => toSimpleEscape(character) ?? `\\u{${hex(code, 1)}}`);
}

/**
 * Java reads Unicode escapes before anything else, so that a line break written as one would break the literal: control
 * characters are written in octal.
 */
export function quoteJava(text: string): string {
  return quote(text, (code, character) => {
    const simple = toSimpleEscape(character);
    if (simple !== null) {
      return simple;
    }
    if (code < 0x80) {
      return `\\${code.toString(8).padStart(3, '0')}`;
    }
    return [...String.fromCodePoint(code)]
      .flatMap((one) => one.split(''))
      .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
      .join('');
  });
}
