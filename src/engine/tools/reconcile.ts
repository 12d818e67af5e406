import { say } from '../language/say';
import type { FormulaTerm } from './figures';
import type { ToolFigure } from './reportTools';
import { addTerms, negate, sumTerms, TERMS, type TermBytes } from './terms';
import { formatSize } from '../words/formatSize';

/** Why two tools show different numbers. */
export interface Reconciliation {
  /** The first figure minus the second; null where one of them is unknown. */
  bytes: number | null;
  /** One sentence, as plain text. */
  sentence: string;
  /** What the first counts and the second does not (negative: the other way round), largest first. Sums to `bytes`. */
  parts: TermBytes[];
}

/**
 * The difference of two figures of one container, and what it consists of, in bytes and as one sentence.
 *
 * Input: two figures of one call of `reportTools`. Cost: constant. Never throws.
 */
export function reconcile(first: ToolFigure, second: ToolFigure): Reconciliation {
  const unknown = [first, second].find(({ bytes }) => bytes === null);
  if (unknown || first.bytes === null || second.bytes === null) {
    const sentence = say`${String(unknown?.title)} is unknown, because it ${String(unknown?.unknownBecause)}.`;
    return { bytes: null, sentence, parts: [] };
  }
  const bytes = first.bytes - second.bytes;
  if (first.terms === null || second.terms === null) {
    const isSame = first.figure === second.figure;
    const parts = addTerms([{ name: 'unexplained', bytes }]);
    const why = say`cannot be taken apart with the metrics that there are`;
    return { bytes, sentence: describe(first, second, isSame ? [] : parts, isSame ? null : why), parts };
  }
  const parts = addTerms(first.terms, negate(second.terms)).sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
  return { bytes: sumTerms(parts), sentence: describe(first, second, parts, null), parts };
}

function describe(first: ToolFigure, second: ToolFigure, parts: readonly TermBytes[], failure: string | null): string {
  const firstBytes = first.bytes ?? 0;
  const bytes = firstBytes - (second.bytes ?? 0);
  if (parts.length === 0) {
    const both = say`${first.title} and ${second.title} both show ${formatSize(firstBytes)}`;
    return first.figure === second.figure
      ? say`${both}: both are ${toWords(first.formula)}.`
      : say`${both}: at this moment nothing is in what only one of them counts.`;
  }
  const shown = say`${first.title} shows ${formatSize(firstBytes)} and ${second.title} ${formatSize(second.bytes ?? 0)}`;
  if (failure !== null) {
    return say`${shown}: the difference of ${formatSize(bytes)} ${failure}.`;
  }
  const signed = bytes < 0 ? negate(parts) : parts;
  const more = signed.filter((part) => part.bytes > 0);
  const less = signed.filter((part) => part.bytes < 0);
  if (bytes === 0) {
    return say`${shown}: the first counts ${list(more)}, the second ${list(less)}.`;
  }
  const without = less.length > 0 ? say`, less ${list(less)}` : '';
  return say`${shown}: the difference of ${formatSize(bytes)} is ${list(more)}${without}.`;
}

/** `all parts less inactive page cache and lazily freed memory`. */
function toWords(formula: readonly FormulaTerm[]): string {
  const words = (sign: 1 | -1) =>
    formula
      .filter((one) => one.sign === sign)
      .map(({ term }) => (term === 'whole' ? say`all parts` : TERMS[term].phrase))
      .join(' and ');
  return words(-1) === '' ? words(1) : say`${words(1)} less ${words(-1)}`;
}

/** `a (1 MiB), which …, and b (2 KiB)`: the largest with what there is to know about it. */
function list(parts: readonly TermBytes[]): string {
  const named = parts.map(({ name, bytes }, index) => {
    const { phrase, fact } = TERMS[name];
    const text = `${phrase} (${formatSize(bytes)})`;
    return index === 0 && fact !== null ? say`${text}, which ${fact}` : text;
  });
  const separator = named[0].includes(', which ') ? ', and ' : ' and ';
  return named.length < 2 ? named[0] : `${named.slice(0, -1).join(', ')}${separator}${named[named.length - 1]}`;
}
