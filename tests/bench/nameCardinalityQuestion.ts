/** What an expression of the view of cardinality asks for; the first that fits. */
const NAMES: ReadonlyArray<[RegExp, string]> = [
  [/^count\(max by/, 'list: how many targets'],
  [/^topk\(.* and on .*\bup\b/, 'list: pages that are thrown away'],
  [/^topk\(.*min_over_time/, 'list: targets that grew most'],
  [/^topk\(\d+, sum by .*scrape_series_added/, 'list: targets that churn'],
  [/^topk\(\d+, max by \([a-z_,]+\) \(scrape_samples_scraped/, 'list: largest targets'],
  [/^\{__name__=~"scrape_samples/, 'list: histories, samples and limits'],
  [/^sum by .*scrape_series_added/, 'list: histories, new series'],
  [/^max by .*avg_over_time\(up/, 'list: histories, up'],
  [/^max\(.*prometheus_tsdb_head/, 'the server about itself'],
  [/^bottomk/, 'target: smallest replicas'],
  [/^topk\(\d+, count by \(__name__\)/, 'target: series by metric'],
  [/^count by \(__name__\)/, 'target: some metrics, now and before'],
  [/^count\(/, 'target: all series'],
  [/^sum\(label_replace\(count\(count without/, 'metric: series without the label'],
  [/^topk\(3, /, 'metric: three series'],
  [/^topk\(\d+, count by/, 'metric: values with most series'],
  [/^label_replace\(count/, 'metric: values of each label'],
  [/^label_replace\(sum/, 'metric: how even the values are'],
  [/^(max by \(__name__\) )?\(?\{/, 'memory of the container'],
];

export function nameCardinalityQuestion(expr: string): string {
  return NAMES.find(([pattern]) => pattern.test(expr))?.[1] ?? 'list: cardinality scores';
}
