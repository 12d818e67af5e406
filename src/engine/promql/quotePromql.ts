const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * Characters that are written as escapes:
 * - the backslash and the quote, which end or change a literal;
 * - control characters, line separators, byte order mark and noncharacters, which PromQL or YAML (rule files) refuse;
 * - U+FFFD, which Prometheus takes for broken UTF-8 when it stands there as itself;
 * - lone surrogates, which no UTF-8 text can hold: they become U+FFFD, as in every UTF-8 encoder.
 */
const NEEDS_ESCAPE =
  /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function toEscape(character: string): string {
  if (character === '"' || character === '\\') {
    return `\\${character}`;
  }
  if (character === '\n') {
    return '\\n';
  }
  const code = character.charCodeAt(0);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return `\\u${(isSurrogate ? 0xfffd : code).toString(16).padStart(4, '0')}`;
}

/**
 * A PromQL string literal in double quotes that stands for exactly this value, whatever it contains.
 *
 * Only escapes of Go's strconv.Unquote are used, which Prometheus and VictoriaMetrics both read. The result has no line
 * break, so it can stand in a YAML block.
 */
export function quoteLabelValue(value: string): string {
  return `"${value.replace(NEEDS_ESCAPE, toEscape)}"`;
}

/** A regular expression (RE2) that matches exactly this text. Pass it to `matcher` with `=~`; Prometheus anchors it. */
export function escapeRegex(value: string): string {
  return value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/**
 * A label matcher, such as `pod="a"`. With `=~` and `!~` the value is a regular expression: use `escapeRegex` for text.
 * Throws on a label name that Prometheus would not accept.
 */
export function matcher(label: string, operator: MatchOperator, value: string): string {
  return `${checkLabelName(label)}${operator}${quoteLabelValue(value)}`;
}

/** The name itself, or an error: a label name cannot be quoted, so a wrong one must not reach a query. */
export function checkLabelName(label: string): string {
  if (!LABEL_NAME.test(label)) {
    throw new Error(`${JSON.stringify(label)} is not a label name: use letters, digits and underscores.`);
  }
  return label;
}
