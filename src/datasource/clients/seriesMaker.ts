import type { Labels, MatrixSeries } from '../../collect/ask/prometheusClient';

/** A column of a frame: null is "no sample here". */
type Column = ReadonlyArray<number | null | undefined>;

/** Times of frames are milliseconds. */
const MILLISECONDS = 1000;

/**
 * Makes series from the columns of frames, and leaves out where there is no sample. Frames of one answer mostly have equal
 * times: they get one list. A column without gaps is taken as it is.
 */
export class SeriesMaker {
  private lastMs: readonly number[] = [];
  private lastSeconds: readonly number[] = [];

  toSeries(timesMs: readonly number[], values: Column, labels: Labels): MatrixSeries {
    const timesSeconds = this.toSeconds(timesMs);
    if (timesMs.length === values.length && isWhole(values)) {
      return { labels, timesSeconds, values };
    }
    const series = { labels, timesSeconds: [] as number[], values: [] as number[] };
    values.forEach((value, i) => {
      if (value !== null && value !== undefined) {
        series.timesSeconds.push(timesSeconds[i]);
        series.values.push(value);
      }
    });
    return series;
  }

  private toSeconds(timesMs: readonly number[]): readonly number[] {
    if (!isSame(timesMs, this.lastMs)) {
      this.lastMs = timesMs;
      this.lastSeconds = timesMs.map((time) => time / MILLISECONDS);
    }
    return this.lastSeconds;
  }
}

function isWhole(values: Column): values is readonly number[] {
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null || values[i] === undefined) {
      return false;
    }
  }
  return true;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
