import type { Labels, MatrixSeries } from '../prometheusClient';

/** Slices of one range query, in time order, joined by labels. A sample that an earlier slice already gave is dropped. */
export function joinSeries(slices: readonly MatrixSeries[][]): MatrixSeries[] {
  if (slices.length === 1) {
    return slices[0];
  }
  const joined = new Map<string, MatrixSeries>();
  for (const series of slices.flat()) {
    const id = toSeriesId(series.labels);
    const before = joined.get(id);
    if (!before) {
      joined.set(id, series);
      continue;
    }
    const last = before.timesSeconds[before.timesSeconds.length - 1] ?? -Infinity;
    const isNew = (_: unknown, index: number) => series.timesSeconds[index] > last;
    joined.set(id, {
      labels: before.labels,
      timesSeconds: [...before.timesSeconds, ...series.timesSeconds.filter(isNew)],
      values: [...before.values, ...series.values.filter(isNew)],
    });
  }
  return [...joined.values()];
}

/** Labels in one order, in JSON, so that no label value can look like another set. */
function toSeriesId(labels: Labels): string {
  return JSON.stringify(
    Object.keys(labels)
      .sort()
      .map((name) => [name, labels[name]])
  );
}
