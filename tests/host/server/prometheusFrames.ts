/** Prometheus' answers as the data frames that Grafana's backend makes of them. */

type Sample = [number, string];
type Labels = Record<string, string>;

/** `[layout, lower bound, upper bound, count]` */
type Bucket = [number, string, string, string];
type HistogramSample = [number, { buckets?: Bucket[] }];

interface Series {
  labels: Labels;
  samples: Sample[];
  histograms?: HistogramSample[];
}

export interface PrometheusResult {
  resultType: 'matrix' | 'vector' | 'scalar' | 'string';
  result: unknown;
}

export interface FrameOptions {
  refId: string;
  legendFormat?: string;
  executedQueryString: string;
  stepMilliseconds: number;
}

interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

const FLOAT_NAMES: Record<string, keyof Entities> = { NaN: 'NaN', '+Inf': 'Inf', '-Inf': 'NegInf' };

export function toFrames({ resultType, result }: PrometheusResult, options: FrameOptions) {
  const series = toSeries({ resultType, result });
  const type = resultType === 'matrix' ? 'timeseries-multi' : 'numeric-multi';
  const meta = { type, typeVersion: [0, 1], custom: { resultType } };
  if (series.length === 0) {
    return [
      {
        schema: {
          refId: options.refId,
          meta: { ...meta, executedQueryString: options.executedQueryString },
          fields: [],
        },
        data: { values: [] },
      },
    ];
  }
  return series.map(({ labels, samples, histograms }, index) => {
    if (histograms) {
      return toHistogramFrame(labels, histograms, { refId: options.refId, meta });
    }
    const displayName = toDisplayName(labels, options.legendFormat);
    const { values, entities } = toValues(samples);
    return {
      schema: {
        refId: options.refId,
        meta: index === 0 ? { ...meta, executedQueryString: options.executedQueryString } : meta,
        name: displayName,
        fields: [
          {
            name: 'Time',
            type: 'time',
            typeInfo: { frame: 'time.Time' },
            config: resultType === 'matrix' ? { interval: options.stepMilliseconds } : {},
          },
          {
            name: labels['__name__'] ?? 'Value',
            type: 'number',
            typeInfo: { frame: 'float64' },
            labels,
            config: displayName ? { displayNameFromDS: displayName } : {},
          },
        ],
      },
      data: {
        values: [samples.map(([seconds]) => Math.round(seconds * 1000)), values],
        ...(entities ? { entities: [null, entities] } : {}),
      },
    };
  });
}

/** Cells of a heatmap, one row a bucket and time, as the backend of Grafana makes them of native histograms. */
function toHistogramFrame(
  labels: Labels,
  histograms: HistogramSample[],
  { refId, meta }: { refId: string; meta: object }
) {
  const rows = histograms.flatMap(([seconds, { buckets = [] }]) => buckets.map((bucket) => ({ seconds, bucket })));
  const numbers = { type: 'number', typeInfo: { frame: 'float64' }, config: {} };
  return {
    schema: {
      refId,
      meta: { ...meta, type: 'heatmap-cells' },
      name: '',
      fields: [
        { name: 'xMax', type: 'time', typeInfo: { frame: 'time.Time' }, config: {} },
        { name: 'yMin', labels, ...numbers },
        { name: 'yMax', ...numbers },
        { name: 'count', ...numbers },
        { name: 'yLayout', ...numbers, typeInfo: { frame: 'int8' } },
      ],
    },
    data: {
      values: [
        rows.map(({ seconds }) => Math.round(seconds * 1000)),
        ...[1, 2, 3, 0].map((column) => rows.map(({ bucket }) => Number(bucket[column]))),
      ],
    },
  };
}

function toSeries({ resultType, result }: PrometheusResult): Series[] {
  switch (resultType) {
    case 'matrix':
      return (result as Array<{ metric: Labels; values: Sample[]; histograms?: HistogramSample[] }>).map(
        ({ metric, values, histograms }) => ({ labels: metric, samples: values, histograms })
      );
    case 'vector':
      return (result as Array<{ metric: Labels; value: Sample; histogram?: HistogramSample }>).map(
        ({ metric, value, histogram }) => ({
          labels: metric,
          samples: [value],
          ...(histogram && { histograms: [histogram] }),
        })
      );
    case 'scalar':
      return [{ labels: {}, samples: [result as Sample] }];
    default:
      throw new Error(`The workbench does not turn the result type "${resultType}" into frames.`);
  }
}

/** JSON has no NaN and no infinities: the value is null there and its place is listed under `entities`. */
function toValues(samples: Sample[]): { values: Array<number | null>; entities: Entities | null } {
  const entities: Entities = {};
  const values = samples.map(([, text], index) => {
    const name = FLOAT_NAMES[text];
    if (!name) {
      return Number(text);
    }
    (entities[name] ??= []).push(index);
    return null;
  });
  return { values, entities: Object.keys(entities).length > 0 ? entities : null };
}

function toDisplayName(labels: Labels, legendFormat?: string): string {
  if (legendFormat && legendFormat !== '__auto') {
    return legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label) => labels[label] ?? '');
  }
  const { __name__: metric = '', ...rest } = labels;
  const pairs = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length > 0 ? `${metric}{${pairs.join(', ')}}` : metric;
}
