/** Prometheus' answers as the data frames that Grafana's backend makes of them. */

type Sample = [number, string];
type Labels = Record<string, string>;

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
  return series.map(({ labels, samples }, index) => {
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

function toSeries({ resultType, result }: PrometheusResult): Array<{ labels: Labels; samples: Sample[] }> {
  switch (resultType) {
    case 'matrix':
      return (result as Array<{ metric: Labels; values: Sample[] }>).map(({ metric, values }) => ({
        labels: metric,
        samples: values,
      }));
    case 'vector':
      return (result as Array<{ metric: Labels; value: Sample }>).map(({ metric, value }) => ({
        labels: metric,
        samples: [value],
      }));
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
