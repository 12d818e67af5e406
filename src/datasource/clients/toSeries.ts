import type { MatrixSeries } from '../../collect/ask/prometheusClient';

/** One series from the columns of a frame. Null is "no sample here" and is left out; times are milliseconds there. */
export function toSeries(
  timesMs: number[],
  values: Array<number | null | undefined>,
  labels: Record<string, string>
): MatrixSeries {
  const series: MatrixSeries = { labels, timesSeconds: [], values: [] };
  values.forEach((value, i) => {
    if (value !== null && value !== undefined) {
      series.timesSeconds.push(timesMs[i] / 1000);
      series.values.push(value);
    }
  });
  return series;
}
