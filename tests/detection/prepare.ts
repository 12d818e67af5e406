import type { ContainerSeries, SeriesPart } from './containerSeries';

export const HOUR = 3600;

/** One number an hour; null where the hour has no sample. */
export type Hourly = Array<number | null>;

/** A series with what the detectors share, computed once and only when asked for. */
export interface Prepared {
  series: ContainerSeries;
  /** Unix seconds of the first full hour at which something is known; place `i` of every list is `i` hours later. */
  startSeconds: number;
  hours: number;
  /** What `make` makes, made once a series. */
  once<T>(key: string, make: () => T): T;
  /** Minimum of the hour that ends at each full hour. */
  floors(of: SeriesPart | 'working_set'): Hourly;
  /** Mean of the hour that ends at each full hour. */
  means(of: 'anon' | 'working_set'): Hourly;
  /** Index of the first sample after a moment. */
  after(seconds: number): number;
  /** The life that runs at a full hour. */
  startTimeSeconds(hour: number): number | null;
}

export function prepare(series: ContainerSeries): Prepared {
  const { timesSeconds, lives } = series;
  const startSeconds = Math.ceil(timesSeconds[0] / HOUR) * HOUR;
  const hours = Math.max(0, Math.floor((timesSeconds[timesSeconds.length - 1] - startSeconds) / HOUR) + 1);
  const cache = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!cache.has(key)) {
      cache.set(key, make());
    }
    return cache.get(key) as T;
  };
  const valuesOf = (of: SeriesPart | 'working_set') =>
    of === 'working_set' ? series.workingSetBytes : series.parts?.[of];
  const hourOf = (i: number) => Math.ceil((timesSeconds[i] - startSeconds) / HOUR);

  return {
    series,
    startSeconds,
    hours,
    once,
    floors: (of) =>
      once(`floors ${of}`, () => {
        const floors: Hourly = new Array<number | null>(hours).fill(null);
        valuesOf(of)?.forEach((value, i) => {
          const hour = hourOf(i);
          if (hour < hours && !Number.isNaN(value)) {
            floors[hour] = Math.min(floors[hour] ?? Infinity, value);
          }
        });
        return floors;
      }),
    means: (of) =>
      once(`means ${of}`, () => {
        const sums = new Float64Array(hours);
        const counts = new Int32Array(hours);
        valuesOf(of)?.forEach((value, i) => {
          const hour = hourOf(i);
          if (hour < hours && !Number.isNaN(value)) {
            sums[hour] += value;
            counts[hour]++;
          }
        });
        return Array.from(sums, (sum, hour) => (counts[hour] === 0 ? null : sum / counts[hour]));
      }),
    after: (seconds) => firstAfter(timesSeconds, seconds),
    startTimeSeconds(hour) {
      const at = startSeconds + hour * HOUR;
      let started: number | null = null;
      for (const life of lives) {
        started = life.startSeconds <= at ? life.startSeconds : started;
      }
      return started;
    },
  };
}

function firstAfter(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
