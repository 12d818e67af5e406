import { CLIENT_LIBRARIES, escapeRegex, FOREIGN_METRICS, quoteLabelValue, type ScrapeTarget } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';

/**
 * The PromQL of the view of cardinality, apart from the score's. What every target has anyway (`scrape_…`) comes first;
 * what touches the series themselves is asked for one target only. Source: memory catalog, sections 7.1 and 7.2.
 */

export const SAMPLES_METRIC = 'scrape_samples_scraped';
export const KEPT_METRIC = 'scrape_samples_post_metric_relabeling';
export const ADDED_METRIC = 'scrape_series_added';
export const LIMIT_METRIC_OF_SCRAPE = 'scrape_sample_limit';
export const START_METRIC_OF_PROCESS = 'process_start_time_seconds';
const HISTORY_METRICS = [SAMPLES_METRIC, KEPT_METRIC, LIMIT_METRIC_OF_SCRAPE, START_METRIC_OF_PROCESS];

/** Labels that make one target, in the order of ScrapeTarget. */
export function targetLabels(clusterLabel: string | null): string[] {
  return [...(clusterLabel ? [clusterLabel] : []), 'job', 'instance'];
}

const byTarget = (how: string, clusterLabel: string | null) => `${how} by (${targetLabels(clusterLabel).join(',')})`;
const seconds = (value: number) => `${Math.max(1, Math.round(value))}s`;

/** How many targets there are. */
export function countTargetsQuery(matchers: readonly LabelMatcher[], clusterLabel: string | null): string {
  return `count(${byTarget('max', clusterLabel)} (${SAMPLES_METRIC}{${matchersText(matchers)}}))`;
}

/** Series of the list that carry a label; all of them for null. */
export function targetsWithLabelQuery(label: string | null): string {
  const has: LabelMatcher[] = label === null ? [] : [{ label, op: '!=', value: '' }];
  return `count(${SAMPLES_METRIC}{${matchersText(has)}})`;
}

/** Samples now, of the largest targets. */
export function largestTargetsQuery(
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null,
  top: number
): string {
  return `topk(${top}, ${byTarget('max', clusterLabel)} (${SAMPLES_METRIC}{${matchersText(matchers)}}))`;
}

/** The targets of a scope that have the fewest samples: among replicas, those whose series do not grow. */
export function smallestTargetsQuery(
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  count: number
): string {
  return `bottomk(${count}, ${byTarget('max', clusterLabel)} (${SAMPLES_METRIC}{${matchersText(scope)}} > 0))`;
}

/** Samples now above the least of the window, of the targets that gained most. Failed scrapes count as no sample. */
export function grownTargetsQuery(
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null,
  top: number,
  windowSeconds: number
): string {
  const samples = `${SAMPLES_METRIC}{${matchersText(matchers)}}`;
  const by = byTarget('max', clusterLabel);
  const step = seconds(windowSeconds / CARDINALITY_COLLECT_LIMITS.rankingPoints.value);
  const least = `${byTarget('min', clusterLabel)} (min_over_time((${samples} > 0)[${seconds(windowSeconds)}:${step}]))`;
  return `topk(${top}, ${by} (${samples}) - ${least} > 0)`;
}

/** New series lately, of the targets that made most. */
export function churningTargetsQuery(
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null,
  top: number
): string {
  const window = seconds(CARDINALITY_COLLECT_LIMITS.churnWindowSeconds.value);
  const added = `sum_over_time(${ADDED_METRIC}{${matchersText(matchers)}}[${window}])`;
  return `topk(${top}, ${byTarget('sum', clusterLabel)} (${added}) > 0)`;
}

/** Samples of targets whose page is read and thrown away. */
export function rejectedTargetsQuery(
  matchers: readonly LabelMatcher[],
  clusterLabel: string | null,
  top: number
): string {
  const rows = matchersText(matchers);
  const by = byTarget('max', clusterLabel);
  const on = `on (${targetLabels(clusterLabel).join(',')})`;
  return `topk(${top}, ${by} (${SAMPLES_METRIC}{${rows}} > 0) and ${on} ${by} (up{${rows}}) == 0)`;
}

/** Restricts to some targets. The answer may hold more (the product of the lists): drop what was not asked. */
export function targetScope(targets: readonly ScrapeTarget[], clusterLabel: string | null): LabelMatcher[] {
  const one = (label: string, values: string[]): LabelMatcher => {
    const distinct = [...new Set(values)];
    return distinct.length === 1
      ? { label, op: '=', value: distinct[0] }
      : { label, op: '=~', value: distinct.map(escapeRegex).join('|') };
  };
  return [
    ...(clusterLabel
      ? [
          one(
            clusterLabel,
            targets.map(({ cluster }) => cluster ?? '')
          ),
        ]
      : []),
    one(
      'job',
      targets.map(({ job }) => job)
    ),
    one(
      'instance',
      targets.map(({ instance }) => instance)
    ),
  ];
}

/** What is written beside each scrape, with all labels: those of a pod tell where the target runs. */
export function targetHistoryQuery(scope: readonly LabelMatcher[]): string {
  const names: LabelMatcher = { label: '__name__', op: '=~', value: HISTORY_METRICS.join('|') };
  return `{${matchersText([names, ...scope])}}`;
}

export function addedSeriesQuery(scope: readonly LabelMatcher[], clusterLabel: string | null, step: number): string {
  return `${byTarget('sum', clusterLabel)} (sum_over_time(${ADDED_METRIC}{${matchersText(scope)}}[${seconds(step)}]))`;
}

export function upShareQuery(scope: readonly LabelMatcher[], clusterLabel: string | null, step: number): string {
  return `${byTarget('max', clusterLabel)} (avg_over_time(up{${matchersText(scope)}}[${seconds(step)}]))`;
}

/** Series of one target by metric name. Where `back` is given, all that were there within these seconds. */
export interface PageMoment {
  scope: readonly LabelMatcher[];
  backSeconds: number | null;
  offsetSeconds: number;
}

/** A selector of series of one target, as they are at one moment. */
export function pageSelector({ scope, backSeconds, offsetSeconds }: PageMoment, name?: string): string {
  const named: LabelMatcher[] = name === undefined ? [] : [{ label: '__name__', op: '=', value: name }];
  const selector = `{${matchersText([...named, ...scope])}}`;
  const offset = offsetSeconds > 0 ? ` offset ${seconds(offsetSeconds)}` : '';
  return backSeconds === null
    ? `${selector}${offset}`
    : `last_over_time(${selector}[${seconds(backSeconds)}]${offset})`;
}

/** The metric names with the most series. */
export function metricCountsQuery(moment: PageMoment, top: number): string {
  return `topk(${top}, count by (__name__) (${pageSelector(moment)}))`;
}

/** Series of some metrics of one target at a moment. */
export function namedCountsQuery({ scope, ...moment }: PageMoment, names: readonly string[]): string {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: names.map(escapeRegex).join('|') };
  return `count by (__name__) (${pageSelector({ ...moment, scope: [named, ...scope] })})`;
}

/** Which of the metrics that client libraries write about themselves the target has. */
export function tellingMetricsQuery({ scope, ...moment }: PageMoment): string {
  const names = [...CLIENT_LIBRARIES.flatMap(({ tellingMetrics }) => tellingMetrics), ...FOREIGN_METRICS].join('|');
  const telling: LabelMatcher = { label: '__name__', op: '=~', value: names };
  return `count by (__name__) (${pageSelector({ ...moment, scope: [telling, ...scope] })})`;
}

/** All series of one target. */
export function seriesCountQuery(moment: PageMoment): string {
  return `count(${pageSelector(moment)})`;
}

/** Label under which the joined counts below tell which label they are of. */
export const COUNTED_LABEL = 'leakscope_label';
export const markLabel = (expr: string, label: string) =>
  `label_replace(${expr}, "${COUNTED_LABEL}", ${quoteLabelValue(label)}, "", "")`;

/** Distinct values of several labels of one metric, in one query. */
export function labelValuesQuery(moment: PageMoment, name: string, labels: readonly string[]): string {
  const selector = pageSelector(moment, name);
  return labels.map((label) => markLabel(`count(count by (${label}) (${selector}))`, label)).join(' or ');
}

/** Sum of n × ln(n) over the values of each label, n being the series of a value: what its entropy is made of. */
export function labelEntropyQuery(moment: PageMoment, name: string, labels: readonly string[]): string {
  const selector = pageSelector(moment, name);
  return labels
    .map((label) => {
      const counts = `count by (${label}) (${selector})`;
      return markLabel(`sum(${counts} * ln(${counts}))`, label);
    })
    .join(' or ');
}

/** A few values of a label, those with the most series first. */
export function exampleValuesQuery(moment: PageMoment, name: string, label: string): string {
  return `topk(${CARDINALITY_COLLECT_LIMITS.exampleValues.value}, count by (${label}) (${pageSelector(moment, name)}))`;
}

/** Series that would be left of some metrics without a label. */
export function seriesWithoutQuery(moment: PageMoment, names: readonly string[], label: string): string {
  return `sum(${names.map((name) => markLabel(`count(count without (${label}) (${pageSelector(moment, name)}))`, name)).join(' or ')})`;
}

/** A few whole series of a metric: they tell which labels it has. */
export function someSeriesQuery(moment: PageMoment, name: string): string {
  return `topk(3, ${pageSelector(moment, name)})`;
}
