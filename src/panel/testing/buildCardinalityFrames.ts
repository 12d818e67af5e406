import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import {
  CARDINALITY_LABELS,
  CARDINALITY_METRICS,
  CARDINALITY_SERVER,
  CARDINALITY_TOP,
} from '../../contract/cardinalityDetailFrames';
import {
  CARDINALITY,
  CARDINALITY_EVIDENCE,
  CARDINALITY_FIXES,
  CARDINALITY_TREND,
  type CardinalityMeta,
} from '../../contract/cardinalityFrame';
import { CARDINALITY_SERIES } from '../../contract/cardinalityLines';
import { META_KEY } from '../../contract/codec/metaKey';
import { MOMENT_MS } from './buildFrames';

const HOUR_MS = 3_600_000;
export const MIB = 2 ** 20;
export const METRIC = 'http_request_duration_seconds';
export const CODE = 'metric_relabel_configs:\n  - source_labels: [__name__]\n    action: drop';
export const KEY = { job: 'orders', instance: '10.1.2.3:8080' };

type Columns = Record<string, string>;
export type Values = Record<string, unknown>;

const NESTED: readonly string[] = [CARDINALITY.trend, CARDINALITY.evidence, CARDINALITY.fixes];
const TEXTS: readonly string[] = [
  CARDINALITY.cluster,
  CARDINALITY.job,
  CARDINALITY.instance,
  CARDINALITY.also,
  CARDINALITY.namespace,
  CARDINALITY.pod,
  CARDINALITY.container,
  CARDINALITY.kind,
  CARDINALITY.churnCause,
  CARDINALITY.metric,
  CARDINALITY.label,
  CARDINALITY.together,
  CARDINALITY.names,
  CARDINALITY.library,
  CARDINALITY.exporter,
  CARDINALITY.coupled,
  CARDINALITY.lookedInto,
  CARDINALITY_LABELS.explodes,
  CARDINALITY_LABELS.shape,
  CARDINALITY_LABELS.examples,
  CARDINALITY_LABELS.text,
  CARDINALITY_METRICS.type,
  CARDINALITY_TOP.list,
  CARDINALITY_TOP.name,
  CARDINALITY_EVIDENCE.about,
  CARDINALITY_FIXES.title,
  CARDINALITY_FIXES.language,
  CARDINALITY_FIXES.code,
  CARDINALITY_FIXES.note,
  CARDINALITY_FIXES.sparesProcess,
];

function buildFrame(columns: Columns, rows: Values[], meta?: Partial<CardinalityMeta>): DataFrame {
  return createDataFrame({
    refId: 'A',
    meta: {
      type: DataFrameType.NumericLong,
      ...(meta && { custom: { [META_KEY]: { schema: 1, ...meta } } }),
    },
    fields: Object.values(columns).map((name) => ({
      name,
      type: NESTED.includes(name)
        ? FieldType.frame
        : [CARDINALITY_TREND.time, CARDINALITY.startTime, CARDINALITY.stoppedTime].some((time) => time === name)
          ? FieldType.time
          : TEXTS.includes(name)
            ? FieldType.string
            : FieldType.number,
      values: rows.map((row) => row[name] ?? null),
    })),
  });
}

export const buildSeriesTrend = (series: Array<number | null>) =>
  buildFrame(
    CARDINALITY_TREND,
    series.map((value, index) => ({ time: MOMENT_MS + index * HOUR_MS, series: value }))
  );

/** S0: a histogram whose label `path` gets ever-new values, and the memory that goes with it. */
export const LEAKING_TARGET: Values = {
  ...KEY,
  namespace: 'shop',
  pod: 'orders-stable-1',
  container: 'app',
  kind: 'blow-up',
  metric: METRIC,
  label: 'path',
  library: 'micrometer',
  coupled: 'true',
  looked_into: 'yes',
  score: 97,
  series: 8610,
  kept_series: 8610,
  series_at_start: 110,
  start_time: MOMENT_MS + 2 * HOUR_MS,
  grown_series: 8500,
  series_per_hour: 210,
  added_per_hour: 215,
  restarts: 0,
  memory_growth_bytes: 46 * MIB,
  explained_bytes: 41 * MIB,
  estimated_bytes: 38 * MIB,
  bytes_per_series: 5_000,
  correlation: 0.99,
  trend: buildSeriesTrend([110, 3000, null, 8610]),
  evidence: buildFrame(CARDINALITY_EVIDENCE, [
    { about: 'memory', text: 'Memory grew by 46 MiB in step with 8,500 more series.' },
    { about: 'series', text: 'One process went from 110 to 8,610 samples a scrape.' },
  ]),
  fixes: buildFrame(CARDINALITY_FIXES, [
    {
      title: 'Take the tag off in Micrometer',
      language: 'java',
      code: 'registry.config().meterFilter(MeterFilter.ignoreTags("path"));',
      note: 'Set the filter before the first meter is registered.',
      spares_process: 'true',
      saved_series: 7990,
    },
    { title: 'Drop the metric', language: 'yaml', code: CODE, spares_process: 'false', saved_series: null },
  ]),
};

/** Targets t1, t2, … that were not looked into. */
export const buildTargets = (count: number): Values[] =>
  Array.from({ length: count }, (_, index) => ({
    job: 'api',
    instance: `t${index + 1}:9090`,
    kind: 'steady',
    looked_into: 'no',
    score: 3,
    series: 100 + index,
    series_per_hour: 0,
  }));

export const buildTargetsFrame = (rows: Values[], meta: Partial<CardinalityMeta> = {}) =>
  buildFrame(CARDINALITY, rows, { kind: 'cardinality', totalTargets: rows.length, ...meta });

export const buildMetricsFrame = (rows: Values[]) =>
  buildFrame(
    CARDINALITY_METRICS,
    rows.map((row) => ({ ...KEY, ...row }))
  );

export const buildLabelsFrame = (rows: Values[]) =>
  buildFrame(
    CARDINALITY_LABELS,
    rows.map((row) => ({ ...KEY, ...row }))
  );

export const buildServerFrame = () =>
  buildFrame(CARDINALITY_SERVER, [
    { series: 12_431, series_per_hour: 210, memory_low_bytes: 24 * MIB, memory_high_bytes: 50 * MIB },
  ]);

export const buildTopFrame = (rows: Values[]) => buildFrame(CARDINALITY_TOP, rows);

/** The target grows; a replica (the canary) does not, nor does its memory. */
export function buildLinesFrame(): DataFrame {
  const times = [0, 1, 2, 3].map((hour) => MOMENT_MS + hour * HOUR_MS);
  const line = (name: string, role: string, instance: string, values: Array<number | null>) => ({
    name,
    type: FieldType.number,
    labels: { job: KEY.job, instance, [CARDINALITY_SERIES.roleLabel]: role },
    values,
  });
  return createDataFrame({
    refId: 'A',
    meta: { type: DataFrameType.TimeSeriesWide },
    fields: [
      { name: CARDINALITY_SERIES.time, type: FieldType.time, values: times },
      line(CARDINALITY_SERIES.series, 'target', KEY.instance, [110, 3000, null, 8610]),
      line(CARDINALITY_SERIES.memory, 'target', KEY.instance, [100 * MIB, 116 * MIB, 130 * MIB, 146 * MIB]),
      line(CARDINALITY_SERIES.series, 'replica', 'canary:8080', [110, 111, 111, 112]),
      line(CARDINALITY_SERIES.memory, 'replica', 'canary:8080', [100 * MIB, 101 * MIB, 100 * MIB, 101 * MIB]),
    ],
  });
}

export const METRIC_ROWS: Values[] = [
  { metric: METRIC, type: 'histogram', series: 8012, series_hour_ago: 7800, series_at_start: 96, label_sets: 1334 },
  {
    metric: 'jvm_memory_used_bytes',
    type: 'gauge',
    series: 180,
    series_hour_ago: 180,
    series_at_start: 180,
    label_sets: 180,
  },
  { metric: null, series: 590, series_hour_ago: 590, series_at_start: null },
];

export const LABEL_ROWS: Values[] = [
  {
    metric: METRIC,
    label: 'path',
    explodes: 'true',
    shape: 'path-with-ids',
    examples: '/or…123, /or…456',
    text: '1,334 values.',
    values: 1334,
    values_hour_ago: 1300,
    values_at_start: 16,
    evenness: 0.98,
  },
  {
    metric: METRIC,
    label: 'method',
    explodes: 'false',
    values: 2,
    values_hour_ago: 2,
    values_at_start: 2,
    evenness: 0.1,
  },
  { metric: null, label: 'instance', values: 1, series: 8610 },
];

/** All that comes for one target that was looked into. */
export const buildDetailFrames = (): DataFrame[] => [
  buildMetricsFrame(METRIC_ROWS),
  buildLabelsFrame(LABEL_ROWS),
  buildLinesFrame(),
  buildServerFrame(),
  buildTopFrame([
    { list: 'metric', name: METRIC, count: 8012 },
    { list: 'label', name: 'path', count: 1334 },
  ]),
];
