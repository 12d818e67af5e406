import { createDataFrame, DataFrameType, FieldType, type DataFrame, type Labels } from '@grafana/data';
import { ANATOMY } from '../../contract/anatomyFrame';
import { LEAKS, TREND } from '../../contract/leaksFrame';

/** Frames for tests, shaped as the contract says. Times are minutes after MOMENT_MS. */
export const MOMENT_MS = Date.UTC(2026, 10, 20, 12);
const MINUTE_MS = 60_000;
const MIB = 2 ** 20;

export const CONTAINER_LABELS: Labels = { namespace: 'shop', pod: 'cart-1', container: 'app' };

type Row = Partial<Record<(typeof LEAKS)[keyof typeof LEAKS], unknown>>;

const TEXT_FIELDS: readonly string[] = [
  LEAKS.cluster,
  LEAKS.namespace,
  LEAKS.pod,
  LEAKS.container,
  LEAKS.node,
  LEAKS.workload,
  LEAKS.urgency,
  LEAKS.part,
  LEAKS.verdict,
  LEAKS.scoreState,
  LEAKS.level,
];

export function buildLeaksFrame(rows: Row[]): DataFrame {
  return createDataFrame({
    refId: 'A',
    meta: { type: DataFrameType.NumericLong, typeVersion: [0, 1] },
    fields: Object.values(LEAKS).map((name) => ({
      name,
      type: name === LEAKS.trend ? FieldType.frame : TEXT_FIELDS.includes(name) ? FieldType.string : FieldType.number,
      values: rows.map((row) => row[name] ?? null),
    })),
  });
}

/** Containers c1, c2, … with falling scores and growth. */
export function buildLeaksRows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    namespace: index % 2 === 0 ? 'shop' : 'web',
    pod: `pod-${index + 1}`,
    container: `c${index + 1}`,
    score_state: 'scored',
    score: 99 - index,
    score_max_1d: 99 - index,
    slope_bytes_per_hour: (count - index) * MIB,
    usage_bytes: (100 + index) * MIB,
    limit_bytes: 512 * MIB,
    restarts: 0,
    level: 'L3',
    part: 'anon',
    trend: buildTrend([10, 20, null, 40]),
  }));
}

export function buildTrend(mebibytes: Array<number | null>): DataFrame {
  const values = mebibytes.map((value) => (value === null ? null : value * MIB));
  return createDataFrame({
    fields: [
      { name: TREND.time, type: FieldType.time, values: values.map((_, index) => MOMENT_MS + index * MINUTE_MS) },
      { name: TREND.wholeBytes, type: FieldType.number, values },
      { name: TREND.floorBytes, type: FieldType.number, values },
    ],
  });
}

interface AnatomyColumns {
  parts: Record<string, Array<number | null>>;
  whole?: Array<number | null>;
  limit?: Array<number | null>;
  startTime?: Array<number | null>;
}

export function buildAnatomyFrame({ parts, whole, limit, startTime }: AnatomyColumns): DataFrame {
  const rowCount = Object.values(parts)[0].length;
  const beside = { [ANATOMY.whole]: whole, [ANATOMY.limit]: limit, [ANATOMY.startTime]: startTime };
  return createDataFrame({
    refId: 'A',
    meta: { type: DataFrameType.TimeSeriesWide, typeVersion: [0, 1] },
    fields: [
      {
        name: ANATOMY.time,
        type: FieldType.time,
        values: Array.from({ length: rowCount }, (_, index) => MOMENT_MS + index * MINUTE_MS),
      },
      ...Object.entries(parts).map(([name, values]) => ({
        name,
        type: FieldType.number,
        labels: { ...CONTAINER_LABELS, [ANATOMY.partLabel]: name },
        config: { displayNameFromDS: `Title of ${name}` },
        values,
      })),
      ...Object.entries(beside)
        .filter(([, values]) => values !== undefined)
        .map(([name, values]) => ({
          name,
          type: FieldType.number,
          labels: CONTAINER_LABELS,
          config: { displayNameFromDS: `Title of ${name}` },
          values: values!,
        })),
    ],
  });
}

/** One frame a series, as Grafana's Prometheus data source answers a range query. */
export function buildPrometheusFrame(metric: string | null, labels: Labels, values: Array<number | null>): DataFrame {
  return createDataFrame({
    refId: 'A',
    meta: { type: DataFrameType.TimeSeriesMulti },
    fields: [
      { name: 'Time', type: FieldType.time, values: values.map((_, index) => MOMENT_MS + index * MINUTE_MS) },
      {
        name: 'Value',
        type: FieldType.number,
        labels: { ...labels, ...(metric !== null && { __name__: metric }) },
        values,
      },
    ],
  });
}
