import type { RuntimeSeries } from '../../../engine';
import type { MatrixSeries } from '../../ask/prometheusClient';

/** Puts series onto the given moments, which are `stepSeconds` apart. What lies between two moments goes to the nearer. */
export function alignSeries(
  series: readonly MatrixSeries[],
  timesSeconds: readonly number[],
  stepSeconds: number
): RuntimeSeries[] {
  return series.map((one) => {
    const values = new Array<number | null>(timesSeconds.length).fill(null);
    one.timesSeconds.forEach((time, i) => {
      const index = Math.round((time - timesSeconds[0]) / stepSeconds);
      if (index >= 0 && index < values.length && Number.isFinite(one.values[i])) {
        values[index] = one.values[i];
      }
    });
    return { labels: one.labels, values };
  });
}
