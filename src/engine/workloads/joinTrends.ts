import type { Trend } from '../diagnosis/finding';
import { MIDDLE, quantiles } from '../stats/quantile';

/**
 * The trends of replicas as one: the highest floor and the median floor at each moment, on the times of the longest. Where
 * no floor is known the memory itself stands in. Replicas start and end at other times, so that each moment counts those
 * that ran then. A single one stays what it is. Cost: linear in the points. Never throws.
 */
export function joinTrends(trends: readonly Trend[]): Trend {
  const known = trends.filter(({ timesSeconds }) => timesSeconds.length > 0);
  if (known.length <= 1) {
    return known[0] ?? { timesSeconds: [], wholeBytes: [], floorBytes: [] };
  }
  const times = known.reduce((longest, one) => (spanOf(one) > spanOf(longest) ? one : longest)).timesSeconds;
  const rows = times.map((): number[] => []);
  for (const trend of known) {
    const values = readAt(trend, times);
    values.forEach((value, row) => value !== null && rows[row].push(value));
  }
  return {
    timesSeconds: times,
    wholeBytes: rows.map((values) => (values.length > 0 ? Math.max(...values) : null)),
    floorBytes: rows.map((values) => (values.length > 0 ? (quantiles(values, [MIDDLE])[0] ?? null) : null)),
  };
}

function spanOf({ timesSeconds }: Trend): number {
  return timesSeconds[timesSeconds.length - 1] - timesSeconds[0];
}

/** The newest value at each time that is not older than a step. */
function readAt({ timesSeconds, floorBytes, wholeBytes }: Trend, times: readonly number[]): Array<number | null> {
  const hasFloors = floorBytes.some((value) => value !== null);
  const values = hasFloors ? floorBytes : wholeBytes;
  const stepSeconds = times.length > 1 ? times[1] - times[0] : 0;
  let next = 0;
  let last: { time: number; value: number } | null = null;
  return times.map((time) => {
    while (next < timesSeconds.length && timesSeconds[next] <= time + stepSeconds / 2) {
      const value = values[next];
      last = value === null ? last : { time: timesSeconds[next], value };
      next++;
    }
    return last !== null && time - last.time <= stepSeconds ? last.value : null;
  });
}
