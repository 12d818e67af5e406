/** What somebody sees of one command or view. */
export interface Seen {
  /** Sentences: errors, notices, lines on stderr, and what a view says instead of data. */
  sentences: string[];
  /** The data as it is shown. */
  shown: string;
  /** Ended by an exception that nobody caught, or did not end. */
  crash: string | null;
  /** Of a gate: it lets pass. */
  passes?: boolean;
}

export type Verdict = 'told' | 'unharmed' | 'misleading' | 'silent' | 'crashed';

export interface Cell {
  verdict: Verdict;
  /** What decided it. */
  because: string;
}

/** Words of programs in what people read. */
const BROKEN =
  /please report this|could not answer this query|\bundefined\b|(?<!\()\bNaN\b|\[object |\bInfinity\b|TypeError|is not a function|is not iterable/;
/** Characters that act on a terminal or turn the direction of a line, and pages. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|<(html|body|script|h1|title)\b|secret-token-value/;

export const WAITING = /^(Note: )?Waiting for the server/;

/** Judges what is seen under a fault by what is seen without one, and by what has to be said about it. */
export function judgeCell(seen: Seen, clean: Seen, says: RegExp, isHarmless = false): Cell {
  const all = [...seen.sentences, seen.shown].join('\n');
  const broken = seen.crash ?? firstOf(all, BROKEN);
  if (broken !== null) {
    return { verdict: 'crashed', because: broken };
  }
  const unsafe = firstOf(all, UNSAFE);
  if (unsafe !== null) {
    return { verdict: 'misleading', because: `unsafe: ${JSON.stringify(unsafe)}` };
  }
  if (isHarmless) {
    return { verdict: 'unharmed', because: '' };
  }
  const isNew = (sentence: string) => !clean.sentences.includes(sentence);
  // That it takes a while is true of slow machines as well.
  const newSentences = seen.sentences.filter((one) => isNew(one) && (!WAITING.test(one) || says.test(one)));
  // A view may say it where the figure would stand.
  const inPlace = says.test(seen.shown) && !says.test(clean.shown) ? says.exec(seen.shown)![0] : undefined;
  const told = newSentences.find((sentence) => says.test(sentence)) ?? inPlace;
  const isSame = seen.shown === clean.shown;
  if (isSame && newSentences.length === 0) {
    return { verdict: 'unharmed', because: '' };
  }
  if (told === undefined) {
    const verdict = newSentences.length > 0 ? 'misleading' : 'silent';
    return { verdict, because: newSentences.join(' | ') || describeDifference(seen.shown, clean.shown) };
  }
  if (seen.passes && clean.passes !== true) {
    return { verdict: 'misleading', because: 'the gate lets pass' };
  }
  return { verdict: 'told', because: told };
}

function firstOf(text: string, pattern: RegExp): string | null {
  const found = pattern.exec(text);
  return found && text.slice(Math.max(0, found.index - 80), found.index + 80);
}

/** Where two texts part. */
function describeDifference(shown: string, clean: string): string {
  const at = [...shown].findIndex((character, index) => character !== clean[index]);
  const from = Math.max(0, (at < 0 ? shown.length : at) - 60);
  return `other data, and not a word about it: ${shown.slice(from, from + 160)} / ${clean.slice(from, from + 160)}`.replaceAll(
    '\n',
    ' '
  );
}
