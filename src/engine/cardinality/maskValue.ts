import { CARDINALITY_LIMITS } from './cardinalityLimits';

/** Characters that act on a terminal or a page, or cannot be seen. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const SHOWN_EACH_SIDE = 3;

/**
 * A value with its middle taken out: enough to recognise where it comes from, not enough to know it. At most three
 * characters of each end are left, and never more than a third of the value. The length of the middle is not told.
 */
export function maskValue(value: string): string {
  const characters = [...value.slice(0, SHOWN_EACH_SIDE * 4), ...value.slice(-SHOWN_EACH_SIDE * 4)];
  const length = value.length <= SHOWN_EACH_SIDE * 8 ? [...value].length : value.length;
  const shown = Math.min(SHOWN_EACH_SIDE, Math.floor(length / 6));
  const clean = (part: string[]) =>
    part
      .join('')
      .replace(UNSAFE, '·')
      .replace(/[\ud800-\udfff]/g, (half, at, whole) => (isPaired(whole, at) ? half : '·'));
  return `${clean(characters.slice(0, shown))}…${shown > 0 ? clean(characters.slice(-shown)) : ''}`;
}

function isPaired(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const other = text.charCodeAt(code < 0xdc00 ? at + 1 : at - 1);
  return code < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
}

/** The few masked examples that may be shown. Values that look the same when masked are shown once, short ones not. */
export function maskExamples(values: readonly string[]): string[] {
  return [...new Set(values.map(maskValue))]
    .filter((masked) => masked !== '…')
    .slice(0, CARDINALITY_LIMITS.shownExamples.value);
}
