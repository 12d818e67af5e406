import type { CardinalityTarget } from '../../collect/cardinality/collectCardinality';
import type { ServerSeries } from '../../collect/cardinality/collectServer';
import type {
  CardinalityLabelRow,
  CardinalityMetricRow,
  CardinalityServerRow,
  CardinalityTopRow,
} from '../../contract/cardinalityDetailFrames';
import { toFrameTarget } from '../../contract/frameTarget';

/** A row a metric of the target, where it was looked into; then one for all others, where there are any. */
export function toMetricRows({ target: named, drill }: CardinalityTarget): CardinalityMetricRow[] {
  const target = toFrameTarget(named);
  const page = drill?.page;
  if (!page || page.families.length === 0) {
    return [];
  }
  const unknown = { type: null, seriesHourAgo: null, seriesAtStart: null, labelSets: null };
  return [
    ...page.families.map((family) => ({ ...target, ...family, metric: family.name })),
    // Zero of them is no row; unknown is one.
    ...(page.otherSeries === 0 ? [] : [{ ...target, ...unknown, metric: null, series: page.otherSeries }]),
  ];
}

/** A row a label of the metric that grew most, then over all metrics of the target. */
export function toLabelRows({ target: named, drill }: CardinalityTarget): CardinalityLabelRow[] {
  const target = toFrameTarget(named);
  const analysis = drill?.labels?.analysis;
  return [
    ...(analysis?.labels ?? []).map((found) => ({
      ...target,
      ...found,
      metric: drill?.metric?.name ?? null,
      explodes: found.label === analysis?.exploding,
      examples: found.examples.join(', ') || null,
      series: null,
    })),
    ...(drill?.pageLabels ?? []).map(({ label, values, series }) => ({
      ...target,
      ...{ metric: null, label, explodes: null, shape: null, examples: null, text: null },
      ...{ values, valuesHourAgo: null, valuesAtStart: null, evenness: null, series },
    })),
  ];
}

export function toServerRow({ series, seriesPerHour, memoryBytes }: ServerSeries): CardinalityServerRow {
  return {
    series,
    seriesPerHour,
    memoryLowBytes: memoryBytes?.low ?? null,
    memoryHighBytes: memoryBytes?.high ?? null,
  };
}

/** Lines of the server's own statistics. */
export function toTopRows({
  seriesByMetric,
  valuesByLabel,
  seriesByPair,
}: NonNullable<ServerSeries['status']>): CardinalityTopRow[] {
  const toRow =
    (list: CardinalityTopRow['list']) =>
    ({ name, value }: { name: string; value: number }) => ({ list, name, count: value });
  return [
    ...seriesByMetric.map(toRow('metric')),
    ...valuesByLabel.map(toRow('label')),
    ...seriesByPair.map(toRow('pair')),
  ];
}
