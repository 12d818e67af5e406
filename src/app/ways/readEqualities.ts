import type { Labels } from './scopeLabels';

/** More of a query is not read: what people write is shorter, and the menu of a panel may not wait. */
const MOST_CHARACTERS = 20_000;
const STRING = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|` + '`[^`]*`';
const TOKEN = new RegExp(String.raw`${STRING}|[^{}"'` + '`' + String.raw`]+|.`, 'gs');
const MATCHER = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*|"(?:[^"\\]|\\.)*")\s*(=~|!~|!=|=)\s*(${STRING})`,
  'gsu'
);
/** A regular expression that is one value: what means more than itself is escaped. */
const LITERAL_REGEX = /^(?:[^\\.*+?()[\]{}|^$]|\\[^\p{L}\p{N}])*$/u;

/**
 * The labels that each selector of somebody's PromQL holds to one value. Read with patterns and without a parser: this is
 * in the module that Grafana loads at its own start. What cannot be read is left out.
 */
export function readEqualities(expr: string): Labels[] {
  return listSelectors(expr.slice(0, MOST_CHARACTERS)).map((inside) =>
    Object.fromEntries(
      [...inside.matchAll(MATCHER)].flatMap(([, label, op, quoted]) => {
        const value = readValue(op, unquote(quoted));
        return value === null ? [] : [[label.startsWith('"') ? unquote(label) : label, value]];
      })
    )
  );
}

/** What stands in braces, one token after another: a pattern for the whole would try again from each brace. */
function listSelectors(expr: string): string[] {
  const selectors: string[] = [];
  let inside: string | null = null;
  for (const [token] of expr.matchAll(TOKEN)) {
    if (token === '{') {
      inside = '';
    } else if (token === '"' || token === "'" || token === '`') {
      // Nothing after a string that does not end can be read.
      return selectors;
    } else if (token !== '}') {
      inside = inside === null ? null : inside + token;
    } else if (inside !== null) {
      selectors.push(inside);
      inside = null;
    }
  }
  return selectors;
}

function readValue(op: string, value: string): string | null {
  // A variable that nothing was put in for.
  if (value === '' || value.includes('$')) {
    return null;
  }
  if (op === '=') {
    return value;
  }
  return op === '=~' && LITERAL_REGEX.test(value) ? value.replace(/\\(.)/gs, '$1') : null;
}

function unquote(quoted: string): string {
  const text = quoted.slice(1, -1);
  return quoted.startsWith('`') ? text : text.replace(/\\(.)/gs, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
}
