import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';

/** `data` in the answer of Prometheus' own API. */
export interface ApiData {
  resultType: string;
  result: Array<{ metric: Record<string, string>; value?: [number, string]; values?: Array<[number, string]> }>;
}

/** Frames as Grafana's Prometheus data sources make them of an answer: one a series, or one without fields. */
export function toPrometheusFrames(refId: string, { resultType, result }: ApiData): DataFrame[] {
  const type = resultType === 'matrix' ? DataFrameType.TimeSeriesMulti : DataFrameType.NumericMulti;
  if (result.length === 0) {
    return [createDataFrame({ refId, fields: [] })];
  }
  return result.map(({ metric, value, values }) => {
    const points = values ?? (value ? [value] : []);
    return createDataFrame({
      refId,
      meta: { type, typeVersion: [0, 1], custom: { resultType } },
      fields: [
        { name: 'Time', type: FieldType.time, values: points.map(([seconds]) => seconds * 1000) },
        {
          name: metric.__name__ ?? 'Value',
          type: FieldType.number,
          labels: metric,
          values: points.map(([, text]) => toNumber(text)),
        },
      ],
    });
  });
}

function toNumber(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
