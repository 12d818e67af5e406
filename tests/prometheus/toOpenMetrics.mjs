const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };
const escapeLabel = (value) => value.replace(/[\\"\n]/g, (character) => ESCAPES[character]);

const toSelector = ({ __name__: name, ...labels }) =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${escapeLabel(value)}"`)
    .join()}}`;

const toValue = (value) =>
  Number.isNaN(value) ? 'NaN' : value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : String(value);

/** promtool multiplies by 1000 and cuts: a third of a millisecond more keeps the millisecond that was meant. */
const toTimestamp = (seconds) => (Math.round(seconds * 1000) / 1000 + 0.0003).toFixed(4);

/** A counter's family is its name without `_total`; other types are not known from the name. */
const toType = (name) =>
  name.endsWith('_total') ? `# TYPE ${name.slice(0, -'_total'.length)} counter` : `# TYPE ${name} unknown`;

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
