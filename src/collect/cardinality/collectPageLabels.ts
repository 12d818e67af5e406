import { formatCount, labelList, say } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { Labels, VectorSample } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { COUNTED_LABEL, markLabel, oneOfEachQuery, pageSelector, type PageMoment } from './cardinalityQueries';
import type { TargetPage } from './collectPage';
import type { InstantAsk } from '../ask/joinedAsk';

/** One label over all metrics of a target. Null is unknown. */
export interface PageLabel {
  label: string;
  values: number | null;
  /** Series of the target that have the label. */
  series: number | null;
}

export interface PageLabels {
  /** Those with the most values first; without the labels of the target, and without `le`. */
  labels: PageLabel[];
  notes: string[];
}

const LEFT_OUT = new Set(['__name__', 'le', 'quantile']);

/**
 * Counts the values of each label over all metrics of a target, because a label may spread over many metrics of which
 * none is large alone. One series of each of the largest metrics tells which labels there are. Every label is counted
 * over all series, so above a cap on both together it is not asked.
 */
export async function collectPageLabels(
  asked: InstantAsk,
  page: TargetPage,
  targetLabels: Labels
): Promise<PageLabels> {
  const { now, families, countedSeries } = page;
  if (families.length === 0 || countedSeries === null) {
    return { labels: [], notes: [] };
  }
  const { vector } = await asked.instant(
    oneOfEachQuery(now, CARDINALITY_COLLECT_LIMITS.shownMetrics.value),
    2 * countedSeries
  );
  const found = [...new Set(vector.flatMap(({ labels }) => Object.keys(labels)))]
    .filter((label) => !LEFT_OUT.has(label) && targetLabels[label] === undefined)
    .sort();
  const affordable = Math.floor(CARDINALITY_COLLECT_LIMITS.countedLabels.value / Math.max(1, countedSeries));
  const labels = found.slice(0, Math.min(affordable, CARDINALITY_COLLECT_LIMITS.labels.value));
  const notes =
    labels.length < found.length
      ? [
          say`Of ${found.length} labels of the target ${labels.length} are counted over all of its ${formatCount(countedSeries)} series.`,
        ]
      : [];
  if (labels.length === 0) {
    return { labels: [], notes };
  }
  const [values, series] = await Promise.all([
    asked.instant(
      everyLabel(now, labels, (selector, label) => `count(count by (${labelList([label])}) (${selector}))`),
      labels.length * countedSeries
    ),
    asked.instant(
      everyLabel(now, labels, (selector) => `count(${selector})`),
      labels.length * countedSeries
    ),
  ]);
  const [valuesOf, seriesOf] = [toMap(values.vector), toMap(series.vector)];
  const counted = labels.map((label) => ({
    label,
    values: valuesOf.get(label) ?? null,
    series: seriesOf.get(label) ?? null,
  }));
  return { labels: counted.sort((a, b) => (b.values ?? 0) - (a.values ?? 0)), notes };
}

/** One number for each label, in one query, over the series that have the label. */
function everyLabel(
  moment: PageMoment,
  labels: readonly string[],
  of: (selector: string, label: string) => string
): string {
  return labels
    .map((label) => {
      const has: LabelMatcher = { label, op: '!=', value: '' };
      return markLabel(of(pageSelector({ ...moment, scope: [...moment.scope, has] }), label), label);
    })
    .join(' or ');
}

function toMap(vector: readonly VectorSample[]): Map<string, number> {
  return new Map(
    vector.flatMap(({ labels, value }) => (labels[COUNTED_LABEL] ? [[labels[COUNTED_LABEL], value]] : []))
  );
}
