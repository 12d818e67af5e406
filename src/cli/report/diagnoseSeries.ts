import { diagnose, type Diagnosis, type Interval, NO_READING, NOTHING_BESIDE, splitHistory } from '../../engine';
import type { RawSeries } from '../commands/readSeriesFile';

const MOST_SECONDS = 7 * 86400;
const POINTS = 288;
/** Numbers below this are not bytes: percent, MiB, shares. */
const SMALLEST_BYTES = 2 ** 20;
const SCALED_TO_BYTES = 2 ** 30;
const SAMPLES_PER_GAP = 3;

/**
 * What can be said about a raw series, of which nothing is known but its numbers: as the working set of a container. Small
 * numbers are scaled first, because what counts as growth has a least size in bytes; the results are in the unit given.
 */
export function diagnoseSeries({ id, timesSeconds, values, limit }: RawSeries, atSeconds: number): Diagnosis {
  const until = timesSeconds.filter((time) => time <= atSeconds).length;
  const highest = values.slice(0, until).reduce((most, value) => Math.max(most, value), limit ?? 0);
  const scale = highest > 0 && highest < SMALLEST_BYTES ? SCALED_TO_BYTES / highest : 1;
  const times = toGrid(timesSeconds.slice(0, until), atSeconds);
  const sampled = sampleOn(times, timesSeconds, values).map((value) => (value === null ? null : value * scale));
  const readings = sampled.map((workingSetBytes) =>
    workingSetBytes === null ? null : { ...NO_READING, workingSetBytes }
  );
  const diagnosis = diagnose({
    key: { cluster: null, namespace: '', pod: '', container: id },
    atSeconds,
    history: splitHistory(times, readings, null),
    workingSetBytes: sampled,
    startTimesSeconds: times.map(() => null),
    limitBytes: limit === null ? null : limit * scale,
    ...NOTHING_BESIDE,
  });
  const { slopeBytesPerHour } = diagnosis;
  return { ...diagnosis, slopeBytesPerHour: slopeBytesPerHour && unscale(slopeBytesPerHour, scale), nextSteps: [] };
}

function unscale({ low, mid, high }: Interval, scale: number): Interval {
  return { low: low / scale, mid: mid / scale, high: high / scale };
}

/** Equal steps up to the moment: not finer than the samples lie apart. */
function toGrid(timesSeconds: readonly number[], atSeconds: number): number[] {
  if (timesSeconds.length < 2) {
    return [...timesSeconds];
  }
  const span = Math.min(MOST_SECONDS, atSeconds - timesSeconds[0]);
  const step = Math.max(span / POINTS, medianStep(timesSeconds));
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, i) => atSeconds - (count - 1 - i) * step);
}

/** The last sample before each moment, unless that is too long ago. */
function sampleOn(times: readonly number[], timesSeconds: readonly number[], values: readonly number[]) {
  const step = times.length > 1 ? times[1] - times[0] : 0;
  const longest = Math.max(step, SAMPLES_PER_GAP * medianStep(timesSeconds));
  let next = 0;
  return times.map((time) => {
    while (next < timesSeconds.length && timesSeconds[next] <= time) {
      next++;
    }
    return next > 0 && time - timesSeconds[next - 1] <= longest ? values[next - 1] : null;
  });
}

function medianStep(timesSeconds: readonly number[]): number {
  const steps = timesSeconds.slice(1).map((time, i) => time - timesSeconds[i]);
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
}
