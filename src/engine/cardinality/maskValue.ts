import { CARDINALITY_LIMITS } from './cardinalityLimits';

/** Characters that act on a terminal or a page, or cannot be seen. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** The halves of a character that UTF-16 writes in two. */
const FIRST_HALVES = { from: 0xd800, to: 0xdbff };
const SECOND_HALVES = { from: 0xdc00, to: 0xdfff };

/**
 * A value with its middle taken out: enough to recognise where it comes from, not enough to know it. At most three
 * characters of each end are left, and never more than a third of the value. The length of the middle is not told.
 */
export function maskValue(value: string): string {
  const { shownEachSide, shownLengthPerSide } = CARDINALITY_LIMITS;
  // More than is shown of each end, however many of its characters are written in two; the rest need not be cut up.
  const end = 2 * 2 * shownEachSide.value;
  const characters = [...value.slice(0, end), ...value.slice(-end)];
  const length = value.length <= 2 * end ? [...value].length : value.length;
  const shown = Math.min(shownEachSide.value, Math.floor(length / shownLengthPerSide.value));
  const clean = (part: string[]) =>
    part
      .join('')
      .replace(UNSAFE, '·')
      .replace(/[\ud800-\udfff]/g, (half, at, whole) => (isPaired(whole, at) ? half : '·'));
  return `${clean(characters.slice(0, shown))}…${shown > 0 ? clean(characters.slice(-shown)) : ''}`;
}

function isPaired(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isFirst = code <= FIRST_HALVES.to;
  const other = text.charCodeAt(isFirst ? at + 1 : at - 1);
  const { from, to } = isFirst ? SECOND_HALVES : FIRST_HALVES;
  return other >= from && other <= to;
}

/** The few masked examples that may be shown. Values that look the same when masked are shown once, short ones not. */
export function maskExamples(values: readonly string[]): string[] {
  return [...new Set(values.map(maskValue))]
    .filter((masked) => masked !== '…')
    .slice(0, CARDINALITY_LIMITS.shownExamples.value);
}
