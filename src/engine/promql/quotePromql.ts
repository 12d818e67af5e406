const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** Words that the grammar takes for something else in the place of a label in `by (...)`, and of a metric. */
const NO_GROUP_LABEL = /^(?:inf|nan|without)$/i;
const NO_METRIC = /^(?:inf|nan|atan2|bool|group_left|group_right|ignoring|on)$/i;

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
 * A label matcher, such as `pod="a"` or `"http.route"="/"`. With `=~` and `!~` the value is a regular expression: use
 * `escapeRegex` for text. Throws on a name that no label can have.
 */
export function matcher(label: string, operator: MatchOperator, value: string): string {
  return `${quoteLabelName(label)}${operator}${quoteLabelValue(value)}`;
}

/**
 * A label name as it stands in a matcher; for `by`, `on` and the like see `labelList`. A name of letters, digits and underscores stays
 * as it is, so that every server reads it; any other, which only Prometheus 3 can have, is quoted.
 *
 * The names that label_replace takes are strings: `quoteLabelValue`.
 *
 * @throws on an empty name.
 */
export function quoteLabelName(label: string): string {
  if (label === '') {
    throw new Error('A label name cannot be empty: name the label.');
  }
  return LABEL_NAME.test(label) ? label : quoteLabelValue(label);
}

/** Label names as they stand in the brackets of `by`, `without`, `on` and `ignoring`. */
export function labelList(labels: readonly string[]): string {
  return labels.map((label) => (NO_GROUP_LABEL.test(label) ? quoteLabelValue(label) : quoteLabelName(label))).join(',');
}

/**
 * A selector of one metric, such as `up{job="a"}`. A name that cannot stand before the brace is matched inside of it, as
 * `{__name__="http.requests"}`: that means the same as Prometheus 3's `{"http.requests"}`, and every server reads it.
 *
 * @throws on an empty name.
 */
export function selector(metric: string, matchers: readonly string[] = []): string {
  if (metric === '') {
    throw new Error('A metric name cannot be empty: name the metric.');
  }
  const isPlain = METRIC_NAME.test(metric) && !NO_METRIC.test(metric);
  const all = isPlain ? matchers : [matcher('__name__', '=', metric), ...matchers];
  return `${isPlain ? metric : ''}${all.length > 0 ? `{${all.join(',')}}` : ''}`;
}

/** The name itself, or an error: for settings and rules, whose names every server and every tool has to read unquoted. */
export function checkLabelName(label: string): string {
  if (!LABEL_NAME.test(label)) {
    throw new Error(`${JSON.stringify(label)} is not a label name: use letters, digits and underscores.`);
  }
  return label;
}
