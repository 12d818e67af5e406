import { say } from '../../language/say';
import { escapeRegex } from '../../promql/quotePromql';
import { quoteYaml } from './escapes';
import type { Fix, FixInput } from './fix';

const atOnce = () =>
  say`It spares the server at once, without a release. The process keeps every label set in its memory`;

/** Of a program that is only set up, its settings are what can be changed. */
const toNote = ({ exporter }: FixInput) =>
  say`${atOnce()}: change ${exporter ? say`its settings` : say`the program`} as well.`;

/**
 * Rules for the scrape job. The metric is dropped as a whole: taking off the label alone would leave many series of one
 * name, of which Prometheus keeps one and throws the others away, so that counters and histograms would be wrong.
 */
export function toRelabelFixes(input: FixInput): Fix[] {
  const { seriesNames, series, label } = input;
  const note = toNote(input);
  const names = [...seriesNames].sort();
  const drop: Fix = {
    id: 'drop-metric',
    title: say`Drop the metric while it is scraped`,
    language: 'yaml',
    code: [
      'metric_relabel_configs:',
      '  - source_labels: [__name__]',
      `    regex: ${quoteYaml(names.map(escapeRegex).join('|'))}`,
      '    action: drop',
      '',
    ].join('\n'),
    savedSeries: series,
    sparesProcess: false,
    note,
  };
  return label === null ? [drop] : [drop, toDropValues(names, label, note)];
}

/** Names of Prometheus 3, such as http.route, stand in quotes. */
const toLabelName = (label: string) => (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : quoteYaml(label));

/** Keeps the series that do not have the label. How many have it is not counted. */
function toDropValues(names: readonly string[], label: string, note: string): Fix {
  return {
    id: 'drop-values',
    title: say`Drop only its series that have the label`,
    language: 'yaml',
    code: [
      'metric_relabel_configs:',
      `  - source_labels: [__name__, ${toLabelName(label)}]`,
      '    separator: ";"',
      `    regex: ${quoteYaml(`(?:${names.map(escapeRegex).join('|')});(?s:.+)`)}`,
      '    action: drop',
      '',
    ].join('\n'),
    savedSeries: null,
    sparesProcess: false,
    note: say`Series of the metric without a value of the label stay. ${note}`,
  };
}
