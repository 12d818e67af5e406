import type { Series } from './flattenSeries';

export interface Aligned {
  timesMs: number[];
  /** One column a series: null is a gap of that series, undefined means that it has no row at this time. */
  columns: Array<Array<number | null | undefined>>;
}

/** Puts series on the union of their times. Values are never moved or invented. Cost: linear in the samples, plus a sort. */
export function alignSeries(series: Series[]): Aligned {
  const timesMs = [...new Set(series.flatMap((one) => one.timesMs))].sort((a, b) => a - b);
  const rowOf = new Map(timesMs.map((timeMs, row) => [timeMs, row]));
  const columns = series.map((one) => {
    const column = new Array<number | null | undefined>(timesMs.length).fill(undefined);
    one.timesMs.forEach((timeMs, index) => {
      column[rowOf.get(timeMs)!] = one.values[index];
    });
    return column;
  });
  return { timesMs, columns };
}
