const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };
const escapeLabel = (value) => value.replace(/[\\"\n]/g, (character) => ESCAPES[character]);

/** Names of Prometheus 3, which may hold anything, stand in quotes: those of labels, and of metrics as the first of them. */
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const quoteUnless = (plain, name) => (plain.test(name) ? name : `"${escapeLabel(name)}"`);

const toSelector = ({ __name__: name, ...labels }) => {
  const pairs = Object.entries(labels).map(([label, value]) => `${quoteUnless(LABEL, label)}="${escapeLabel(value)}"`);
  return METRIC.test(name) ? `${name}{${pairs.join()}}` : `{${[quoteUnless(METRIC, name), ...pairs].join()}}`;
};

const toValue = (value) =>
  Number.isNaN(value) ? 'NaN' : value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value);

/** promtool multiplies by 1000 and cuts: a third of a millisecond more keeps the millisecond that was meant. */
const toTimestamp = (seconds) => (Math.round(seconds * 1000) / 1000 + 0.0003).toFixed(4);

/** A counter's family is its name without `_total`; other types are not known from the name. */
const toType = (name) =>
  name.endsWith('_total')
    ? `# TYPE ${quoteUnless(METRIC, name.slice(0, -'_total'.length))} counter`
    : `# TYPE ${quoteUnless(METRIC, name)} unknown`;

const nameOf = (series) => series.labels.__name__;

/** Texts that together are one OpenMetrics document: the samples of a metric stand together under their type. */
export function* toOpenMetrics(allSeries) {
  let lastName = null;
  for (const series of allSeries.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))) {
    if (nameOf(series) !== lastName) {
      lastName = nameOf(series);
      yield `${toType(lastName)}\n`;
    }
    const selector = toSelector(series.labels);
    let text = '';
    for (let index = 0; index < series.timesSeconds.length; index++) {
      text += `${selector} ${toValue(series.values[index])} ${toTimestamp(series.timesSeconds[index])}\n`;
    }
    yield text;
  }
  yield '# EOF\n';
}
