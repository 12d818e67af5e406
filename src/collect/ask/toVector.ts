import type { MatrixSeries, VectorSample } from './prometheusClient';

/** The last sample of each series. */
export function toVector(series: readonly MatrixSeries[]): VectorSample[] {
  return series.map(({ labels, timesSeconds, values }) => ({
    labels,
    timeSeconds: timesSeconds[timesSeconds.length - 1],
    value: values[values.length - 1],
  }));
}
