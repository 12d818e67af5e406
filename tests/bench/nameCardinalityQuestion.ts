/** What an expression of the view of cardinality asks for; the first that fits. */
const NAMES: ReadonlyArray<[RegExp, string]> = [
  [/^topk\(\d+, scrape_samples_scraped\{.* and on /, 'list: labels that tell targets apart'],
  [/count\(max by .*min_over_time/, 'list: how many targets; thrown away, grown most, churning, largest'],
  [/^\{__name__=~"scrape_samples/, 'list: histories'],
  [/prometheus_tsdb_head/, 'the server about itself, smallest replicas'],
  [/count without/, 'looks: labels closely, now and before'],
  [/^(label_replace\()+count\(count by \((?!__name__)/, 'looks: values of each label'],
  [/topk\(3, /, 'looks: three series of the metric'],
  [/topk\(\d+, count by \(__name__\)/, 'looks: metrics, now and before; library, container'],
  [/^count\(|^label_replace\(count\(/, 'looks: all series, over an hour'],
  [/^(max by \(__name__[a-z_,]*\) )?\(?\{/, 'looks: memory of the containers'],
];

export function nameCardinalityQuestion(expr: string): string {
  return NAMES.find(([pattern]) => pattern.test(expr))?.[1] ?? 'list: cardinality scores';
}
