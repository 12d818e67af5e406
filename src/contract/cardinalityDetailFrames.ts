import { DataFrameType } from '@grafana/data';
import type { FamilyType, ValueShape } from '../engine';
import { column, namesOf, required, type RowOf } from './codec/column';
import { COUNT, SIGNED_BYTES } from './codec/configs';
import type { FrameTable } from './codec/frameTable';
import { AMOUNT, between, FLAG, NAME, NAME_OR_EMPTY, NUMBER, oneOf, TEXT } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

const LOOK = { preferredVisualisationPluginId: PANEL_ID };

/** The target that a row is about. */
const target = {
  cluster: column('cluster', NAME),
  job: column('job', NAME_OR_EMPTY),
  instance: column('instance', NAME_OR_EMPTY),
  also: column('also', NAME),
};

const metricColumns = {
  ...target,
  metric: column('metric', NAME),
  type: column('type', oneOf<FamilyType>({ histogram: true, summary: true, counter: true, gauge: true })),
  series: column('series', AMOUNT, COUNT),
  seriesHourAgo: column('series_hour_ago', AMOUNT, COUNT),
  seriesAtStart: column('series_at_start', AMOUNT, COUNT),
  /** Sets of label values apart from the buckets of a histogram or the quantiles of a summary. */
  labelSets: column('label_sets', AMOUNT, COUNT),
};

/**
 * A row a metric family of a target that was looked into, those that grew most first; then a row with `metric` null: all
 * others together, where there are any or their number is unknown.
 */
export const cardinalityMetricsFrame = {
  kind: 'cardinality-metrics',
  name: 'cardinality-metrics',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.detailRows,
  columns: metricColumns,
  telling: ['job', 'metric', 'labelSets'],
  meta: {},
} satisfies FrameTable<typeof metricColumns>;

const labelColumns = {
  ...target,
  /** Null: over all metrics of the target. */
  metric: column('metric', NAME),
  label: required(column('label', NAME)),
  /** True for the label that explodes. */
  explodes: column('explodes', FLAG),
  /** What the values look like. */
  shape: column(
    'shape',
    oneOf<ValueShape>({
      uuid: true,
      ip: true,
      email: true,
      timestamp: true,
      url: true,
      'path-with-ids': true,
      path: true,
      session: true,
      number: true,
      text: true,
      mixed: true,
    })
  ),
  /** At most three values, masked, as text. */
  examples: column('examples', TEXT),
  /** A sentence about the label; its name is not in it. */
  text: column('text', TEXT),
  values: column('values', AMOUNT, COUNT),
  valuesHourAgo: column('values_hour_ago', AMOUNT, COUNT),
  valuesAtStart: column('values_at_start', AMOUNT, COUNT),
  /** How evenly the series spread over the values. */
  evenness: column('evenness', between(0, 1), { min: 0, max: 1, decimals: 2 }),
  /** Series that have the label (rows over all metrics). */
  series: column('series', AMOUNT, COUNT),
};

/** A row a label of the metric that grew most; then over all metrics of the target. */
export const cardinalityLabelsFrame = {
  kind: 'cardinality-labels',
  name: 'cardinality-labels',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.detailRows,
  columns: labelColumns,
  telling: ['job', 'label', 'evenness'],
  meta: {},
} satisfies FrameTable<typeof labelColumns>;

const serverColumns = {
  series: column('series', AMOUNT, COUNT),
  seriesPerHour: column('series_per_hour', NUMBER, { unit: 'short' }),
  memoryLowBytes: column('memory_low_bytes', AMOUNT, SIGNED_BYTES),
  memoryHighBytes: column('memory_high_bytes', AMOUNT, SIGNED_BYTES),
};

/** The Prometheus server itself: one row. */
export const cardinalityServerFrame = {
  kind: 'cardinality-server',
  name: 'cardinality-server',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.topRows,
  columns: serverColumns,
  telling: ['memoryLowBytes', 'memoryHighBytes'],
  meta: {},
} satisfies FrameTable<typeof serverColumns>;

const topColumns = {
  /** `label`: distinct values of a label. */
  list: required(column('list', oneOf<'metric' | 'label' | 'pair'>({ metric: true, label: true, pair: true }))),
  name: required(column('name', TEXT)),
  count: required(column('count', AMOUNT, COUNT)),
};

/** The server's own statistics. */
export const cardinalityTopFrame = {
  kind: 'cardinality-top',
  name: 'cardinality-top',
  type: DataFrameType.NumericLong,
  look: LOOK,
  mostRows: CONTRACT_LIMITS.topRows,
  columns: topColumns,
  telling: ['list', 'name', 'count'],
  meta: {},
} satisfies FrameTable<typeof topColumns>;

export type CardinalityMetricRow = RowOf<typeof metricColumns>;
export type CardinalityLabelRow = RowOf<typeof labelColumns>;
export type CardinalityServerRow = RowOf<typeof serverColumns>;
export type CardinalityTopRow = RowOf<typeof topColumns>;

/** Names of the fields. */
export const CARDINALITY_METRICS = namesOf(metricColumns);
export const CARDINALITY_LABELS = namesOf(labelColumns);
export const CARDINALITY_SERVER = namesOf(serverColumns);
export const CARDINALITY_TOP = namesOf(topColumns);
