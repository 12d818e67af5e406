import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { UsageError } from '../usageError';

const MATCHER = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*(,|$)/y;

/** `namespace="shop",pod=~"web-.*"`, with or without braces, to its conditions. */
export function parseSelector(text: string): LabelMatcher[] {
  const inner = text.trim().replace(/^\{(.*)\}$/s, '$1');
  const matchers: LabelMatcher[] = [];
  for (let position = 0; position < inner.length; position = MATCHER.lastIndex) {
    MATCHER.lastIndex = position;
    const match = MATCHER.exec(inner);
    if (!match) {
      throw new UsageError('--selector must be label conditions such as namespace="shop",pod=~"web-.*".');
    }
    const [, label, op, literal] = match;
    matchers.push({ label, op: op as LabelMatcher['op'], value: readLiteral(literal) });
  }
  return matchers;
}

/** A string as PromQL writes it. Its escapes are JSON's, but for the quote in single quotes. */
function readLiteral(literal: string): string {
  const inner = literal.slice(1, -1);
  const json = literal.startsWith("'") ? inner.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"') : inner;
  try {
    return JSON.parse(`"${json.replace(/\t/g, '\\t')}"`) as string;
  } catch {
    throw new UsageError('--selector holds a value with an escape that is not known: write \\\\ for a backslash.');
  }
}
