import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import { CARDINALITY_METRICS } from '../../contract/cardinalityFrames';
import type { MetricFamily } from '../../engine';
import { COUNT, numberField, targetFields, textField, type Fields } from './cardinalityFields';

interface MetricRow extends Pick<CardinalityTarget, 'target'> {
  metric: string | null;
  type: MetricFamily['type'] | null;
  series: number | null;
  seriesHourAgo: number | null;
  seriesAtStart: number | null;
  labelSets: number | null;
}

/** A row a metric of the targets that were looked into; then one for all others of the target, where there are any. No fields without rows. */
export function toCardinalityMetrics(targets: readonly CardinalityTarget[]): Fields {
  const rows = targets.flatMap(toRows);
  return rows.length === 0
    ? []
    : [
        ...targetFields(rows),
        textField(CARDINALITY_METRICS.metric, rows, ({ metric }) => metric),
        textField(CARDINALITY_METRICS.type, rows, ({ type }) => type),
        numberField(CARDINALITY_METRICS.series, COUNT, rows, ({ series }) => series),
        numberField(CARDINALITY_METRICS.seriesHourAgo, COUNT, rows, ({ seriesHourAgo }) => seriesHourAgo),
        numberField(CARDINALITY_METRICS.seriesAtStart, COUNT, rows, ({ seriesAtStart }) => seriesAtStart),
        numberField(CARDINALITY_METRICS.labelSets, COUNT, rows, ({ labelSets }) => labelSets),
      ];
}

function toRows({ target, drill }: CardinalityTarget): MetricRow[] {
  const page = drill?.page;
  if (!page || page.families.length === 0) {
    return [];
  }
  const others: MetricRow = {
    target,
    metric: null,
    type: null,
    series: page.otherSeries,
    seriesHourAgo: null,
    seriesAtStart: null,
    labelSets: null,
  };
  return [
    ...page.families.map(({ name, type, series, seriesHourAgo, seriesAtStart, labelSets }) => ({
      target,
      metric: name,
      type,
      series,
      seriesHourAgo,
      seriesAtStart,
      labelSets,
    })),
    // Zero of them is no row; unknown is one.
    ...(others.series === 0 ? [] : [others]),
  ];
}
