import {
  CLIENT_LIBRARIES,
  escapeRegex,
  EXPORTER_METRICS,
  FOREIGN_METRICS,
  labelList,
  quoteLabelValue,
} from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { seriesMatchersText } from '../sources/seriesMatchersText';
import { matchersText } from '../containers/memoryQueries';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { targetLabels, type TargetKeys } from './targetKeys';

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

const byTarget = (how: string, keys: TargetKeys) => `${how} by (${labelList(targetLabels(keys))})`;
const seconds = (value: number) => `${Math.max(1, Math.round(value))}s`;

/** Rows of targets that share job, instance and path with another one. */
export function sharedTargetsQuery(matchers: readonly LabelMatcher[], keys: TargetKeys): string {
  const rows = `${SAMPLES_METRIC}{${matchersText(matchers)}}`;
  const shared = `${byTarget('count', keys)} (${rows}) > 1`;
  return `topk(${CARDINALITY_COLLECT_LIMITS.sharedTargets.value}, ${rows} and on (${labelList(targetLabels(keys))}) (${shared}))`;
}

/** How many targets there are. */
export function countTargetsQuery(matchers: readonly LabelMatcher[], keys: TargetKeys): string {
  return `count(${byTarget('max', keys)} (${SAMPLES_METRIC}{${matchersText(matchers)}}))`;
}

/** Series of the list that carry a label; all of them for null. */
export function targetsWithLabelQuery(label: string | null): string {
  const has: LabelMatcher[] = label === null ? [] : [{ label, op: '!=', value: '' }];
  return `count(${SAMPLES_METRIC}{${matchersText(has)}})`;
}

/** Samples now, of the largest targets. */
export function largestTargetsQuery(matchers: readonly LabelMatcher[], keys: TargetKeys, top: number): string {
  return `topk(${top}, ${byTarget('max', keys)} (${SAMPLES_METRIC}{${matchersText(matchers)}}))`;
}

/** The targets of each job that have the fewest samples: among replicas, those whose series do not grow. */
export function smallestTargetsQuery(scope: readonly LabelMatcher[], keys: TargetKeys, count: number): string {
  const jobs = labelList([...(keys.clusterLabel ? [keys.clusterLabel] : []), 'job']);
  return `bottomk by (${jobs}) (${count}, ${byTarget('max', keys)} (${SAMPLES_METRIC}{${matchersText(scope)}} > 0))`;
}

/** Samples now above the least of the window, of the targets that gained most. Failed scrapes count as no sample. */
export function grownTargetsQuery(
  matchers: readonly LabelMatcher[],
  keys: TargetKeys,
  top: number,
  windowSeconds: number
): string {
  const samples = `${SAMPLES_METRIC}{${matchersText(matchers)}}`;
  const by = byTarget('max', keys);
  const step = seconds(windowSeconds / CARDINALITY_COLLECT_LIMITS.rankingPoints.value);
  const least = `${byTarget('min', keys)} (min_over_time((${samples} > 0)[${seconds(windowSeconds)}:${step}]))`;
  return `topk(${top}, ${by} (${samples}) - ${least} > 0)`;
}

/** New series lately, of the targets that made most. */
export function churningTargetsQuery(matchers: readonly LabelMatcher[], keys: TargetKeys, top: number): string {
  const window = seconds(CARDINALITY_COLLECT_LIMITS.churnWindowSeconds.value);
  const added = `sum_over_time(${ADDED_METRIC}{${matchersText(matchers)}}[${window}])`;
  return `topk(${top}, ${byTarget('sum', keys)} (${added}) > 0)`;
}

/** Samples of targets whose page is read and thrown away. */
export function rejectedTargetsQuery(matchers: readonly LabelMatcher[], keys: TargetKeys, top: number): string {
  const rows = matchersText(matchers);
  const by = byTarget('max', keys);
  const on = `on (${labelList(targetLabels(keys))})`;
  return `topk(${top}, ${by} (${SAMPLES_METRIC}{${rows}} > 0) and ${on} ${by} (up{${rows}}) == 0)`;
}

/** Under which label the rows of a history that are worked out tell what they are. */
export const HISTORY_LABEL = '_row';
export const ADDED_ROW = 'added';
export const UP_ROW = 'up';

/**
 * What is written beside each scrape, with all labels: those of a pod tell where the target runs. Beside it the new
 * series and the share of scrapes that were kept, over each step.
 */
export function historyQuery(scope: readonly LabelMatcher[], keys: TargetKeys, stepSeconds: number): string {
  const names: LabelMatcher = { label: '__name__', op: '=~', value: HISTORY_METRICS.join('|') };
  const rows = seriesMatchersText(scope);
  const range = `[${seconds(stepSeconds)}]`;
  const mark = (expr: string, row: string) => `label_replace(${expr}, "${HISTORY_LABEL}", "${row}", "", "")`;
  return [
    `{${seriesMatchersText([names, ...scope])}}`,
    mark(`${byTarget('sum', keys)} (sum_over_time(${ADDED_METRIC}{${rows}}${range}))`, ADDED_ROW),
    mark(`${byTarget('max', keys)} (avg_over_time(up{${rows}}${range}))`, UP_ROW),
  ].join(' or ');
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
  const selector = `{${seriesMatchersText([...named, ...scope])}}`;
  const offset = offsetSeconds > 0 ? ` offset ${seconds(offsetSeconds)}` : '';
  return backSeconds === null
    ? `${selector}${offset}`
    : `last_over_time(${selector}[${seconds(backSeconds)}]${offset})`;
}

/** The metric names with the most series. */
export function metricCountsQuery(moment: PageMoment, top: number): string {
  return `topk(${top}, count by (__name__) (${pageSelector(moment)}))`;
}

/** Series at an earlier moment of the metric names that have the most now. */
export function countsBeforeQuery(before: PageMoment, now: PageMoment, top: number): string {
  return `count by (__name__) (${pageSelector(before)}) and on (__name__) ${metricCountsQuery(now, top)}`;
}

const TELLING = [
  ...new Set([
    ...CLIENT_LIBRARIES.flatMap(({ tellingMetrics }) => tellingMetrics),
    ...FOREIGN_METRICS,
    ...EXPORTER_METRICS,
  ]),
];

/** Which of the metrics that client libraries and exporters write about themselves some targets have. */
export function tellingMetricsQuery(scope: readonly LabelMatcher[], keys: TargetKeys): string {
  const telling: LabelMatcher = { label: '__name__', op: '=~', value: TELLING.join('|') };
  // Few series: where a target is scraped less often than the look-back, they are there all the same.
  const backSeconds = CARDINALITY_COLLECT_LIMITS.wideLookbackSeconds.value;
  const moment = { scope: [telling, ...scope], backSeconds, offsetSeconds: 0 };
  return `count by (${labelList(['__name__', ...targetLabels(keys)])}) (${pageSelector(moment)})`;
}

/** How many metric names a target has. */
export function nameCountQuery(moment: PageMoment): string {
  return `count(count by (__name__) (${pageSelector(moment)}))`;
}

const newNames = (now: PageMoment, start: PageMoment) =>
  `count by (__name__) (${pageSelector(now)}) unless on (__name__) count by (__name__) (${pageSelector(start)})`;

/** Some of the names that were not there at the start. */
export function newNamesQuery(now: PageMoment, start: PageMoment): string {
  return `topk(${CARDINALITY_COLLECT_LIMITS.shownMetrics.value}, ${newNames(now, start)})`;
}

/** Series of names that were not there at the start. */
export function newNamesSeriesQuery(now: PageMoment, start: PageMoment): string {
  return `sum(${newNames(now, start)})`;
}

/** One series of each of the metric names with the most series. */
export function oneOfEachQuery(moment: PageMoment, top: number): string {
  return `topk by (__name__) (1, ${pageSelector(moment)}) and on (__name__) ${metricCountsQuery(moment, top)}`;
}

/** All series of one target. */
export function seriesCountQuery(moment: PageMoment): string {
  return `count(${pageSelector(moment)})`;
}

/** Label under which the joined counts below tell which label they are of. */
export const COUNTED_LABEL = '_label';
export const markLabel = (expr: string, label: string) =>
  `label_replace(${expr}, "${COUNTED_LABEL}", ${quoteLabelValue(label)}, "", "")`;

/** Distinct values of several labels of one metric, in one query. */
export function labelValuesQuery(moment: PageMoment, name: string, labels: readonly string[]): string {
  const selector = pageSelector(moment, name);
  return labels.map((label) => markLabel(`count(count by (${labelList([label])}) (${selector}))`, label)).join(' or ');
}

/** Sum of n × ln(n) over the values of each label, n being the series of a value: what its entropy is made of. */
export function labelEntropyQuery(moment: PageMoment, name: string, labels: readonly string[]): string {
  const selector = pageSelector(moment, name);
  return labels
    .map((label) => {
      const counts = `count by (${labelList([label])}) (${selector})`;
      return markLabel(`sum(${counts} * ln(${counts}))`, label);
    })
    .join(' or ');
}

/** How many combinations of values some labels of a metric have. */
export function jointValuesQuery(moment: PageMoment, name: string, labels: readonly string[]): string {
  return `count(count by (${labelList(labels)}) (${pageSelector(moment, name)}))`;
}

/** A few values of a label, those with the most series first. */
export function exampleValuesQuery(moment: PageMoment, name: string, label: string): string {
  const { exampleValues } = CARDINALITY_COLLECT_LIMITS;
  return `topk(${exampleValues.value}, count by (${labelList([label])}) (${pageSelector(moment, name)}))`;
}

/** Label that keeps the name of a metric where an aggregation drops it. */
const NAME_LABEL = '_name';

/** Series that would be left of some metrics without some labels. */
export function seriesWithoutQuery(moment: PageMoment, names: readonly string[], labels: readonly string[]): string {
  const named: LabelMatcher = { label: '__name__', op: '=~', value: names.map(escapeRegex).join('|') };
  const series = pageSelector({ ...moment, scope: [named, ...moment.scope] });
  const kept = `label_replace(${series}, "${NAME_LABEL}", "$1", "__name__", "(.*)")`;
  return `count(count without (${labelList(labels)}) (${kept}))`;
}

/** A few whole series of a metric: they tell which labels it has. */
export function someSeriesQuery(moment: PageMoment, name: string): string {
  return `topk(3, ${pageSelector(moment, name)})`;
}
