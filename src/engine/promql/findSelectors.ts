/** One condition of a selector, with its value as it is. */
export interface FoundMatcher {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** A selector in a text, with what belongs to it: the function over its range, or its offset. */
export interface FoundSelector {
  /** Name before the brace; null where there is none. */
  name: string | null;
  matchers: FoundMatcher[];
  /** Where it stands in the text, with the call around it where it has a range. */
  start: number;
  end: number;
  /** What stands before and behind the selector within that: `min_over_time(` and `[1h] offset 3h)`. */
  before: string;
  after: string;
  /** Whether it selects a range, which only the function around it can read. */
  isRange: boolean;
}

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const MODIFIERS = /(?:\s*(?:offset\s+-?[0-9a-z]+|@\s*(?:[0-9.]+|start\(\)|end\(\))))*/y;
const RANGE = /\s*\[[^\]:]*\]/y;
/** The function whose argument has to be a selector, because it reads the time of its samples. */
const READS_TIMES = 'timestamp';

/**
 * The selectors of a PromQL text that Leakscope wrote, with their ranges, offsets and functions over ranges. Only those
 * with braces: a word alone may as well be a label. Strings are passed over.
 *
 * @throws where the braces hold something else than matchers.
 */
export function findSelectors(expr: string): FoundSelector[] {
  const found: FoundSelector[] = [];
  let place = 0;
  while (place < expr.length) {
    const character = expr[place];
    if (isQuote(character)) {
      place = endOfString(expr, place);
      continue;
    }
    const word = character === '{' ? '' : match(NAME, expr, place);
    const brace = place + word.length;
    if (expr[brace] === '{') {
      const matchers: FoundMatcher[] = [];
      const end = readMatchers(expr, brace, matchers);
      found.push(toSelector(expr, word || null, matchers, place, end));
      place = end;
    } else {
      place = Math.max(brace, place + 1);
    }
  }
  return found;
}

function toSelector(
  expr: string,
  name: string | null,
  matchers: FoundMatcher[],
  start: number,
  braceEnd: number
): FoundSelector {
  const range = match(RANGE, expr, braceEnd);
  const end = braceEnd + range.length + match(MODIFIERS, expr, braceEnd + range.length).length;
  const after = expr.slice(braceEnd, end);
  const isRange = range !== '';
  const call = isRange || isArgumentOf(READS_TIMES, expr, start) ? findCall(expr, start, end) : null;
  return call
    ? { name, matchers, isRange, start: call.start, end: call.end, ...around(expr, call, start, braceEnd) }
    : { name, matchers, isRange, start, end, before: '', after };
}

function around(expr: string, call: { start: number; end: number }, start: number, braceEnd: number) {
  return { before: expr.slice(call.start, start), after: expr.slice(braceEnd, call.end) };
}

function isArgumentOf(name: string, expr: string, start: number): boolean {
  return expr.slice(0, start).endsWith(`${name}(`);
}

/** The call that a range stands in: from the name of the function to its closing bracket. */
function findCall(expr: string, from: number, to: number): { start: number; end: number } {
  let open = from - 1;
  for (let depth = 0; open >= 0 && !(expr[open] === '(' && depth === 0); open--) {
    depth += expr[open] === ')' ? 1 : expr[open] === '(' ? -1 : 0;
  }
  const name = /[a-z_]*\s*$/.exec(expr.slice(0, Math.max(0, open)))?.[0] ?? '';
  return { start: open - name.length, end: expr.indexOf(')', to) + 1 };
}

function readMatchers(expr: string, brace: number, matchers: FoundMatcher[]): number {
  const MATCHER = /\s*("(?:[^"\\]|\\.)*"|[a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*")\s*,?/y;
  let place = brace + 1;
  while (expr[place] !== '}') {
    MATCHER.lastIndex = place;
    const read = MATCHER.exec(expr);
    if (!read) {
      throw new Error(`The selector at ${brace} of ${JSON.stringify(expr)} cannot be read.`);
    }
    const [all, label, op, value] = read;
    matchers.push({ label: unquote(label), op: op as FoundMatcher['op'], value: unquote(value) });
    place += all.length;
  }
  return place + 1;
}

/** Reads what `quoteLabelValue` writes: escapes of one character and \uXXXX. */
function unquote(text: string): string {
  return text.startsWith('"')
    ? text
        .slice(1, -1)
        .replace(/\\(u([0-9a-f]{4})|.)/g, (_, escape: string, hex?: string) =>
          hex ? String.fromCharCode(parseInt(hex, 16)) : escape === 'n' ? '\n' : escape
        )
    : text;
}

function match(regex: RegExp, text: string, place: number): string {
  regex.lastIndex = place;
  return regex.exec(text)?.[0] ?? '';
}

const isQuote = (character: string) => character === '"' || character === "'" || character === '`';

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== text[start]) {
    end += text[end] === '\\' ? 2 : 1;
  }
  return end + 1;
}
