import type { MatrixSeries, RangeAnswer, RangeRequest } from './prometheusClient';

/** Times that an answer covers, Unix seconds, both ends included. */
export interface Covered {
  startSeconds: number;
  endSeconds: number;
  /** Up to here no more samples come in. */
  settledSeconds: number;
}

/** Ranges of one text whose times are on the same grid can continue each other. */
export function rangeKey({ expr, startSeconds, stepSeconds }: RangeRequest): string {
  return JSON.stringify(['range', expr, stepSeconds, startSeconds % stepSeconds]);
}

/** Puts a range on the multiples of its step, as Grafana does: two moments that are close ask the same question. */
export function alignRange<R extends RangeRequest>(request: R): R {
  const { stepSeconds } = request;
  const toGrid = (seconds: number) => Math.floor(seconds / stepSeconds) * stepSeconds;
  return { ...request, startSeconds: toGrid(request.startSeconds), endSeconds: toGrid(request.endSeconds) };
}

/** The first time of the request that an earlier answer does not tell for good; the request's start where it is no use. */
export function firstMissing(covered: Covered, { startSeconds, stepSeconds }: RangeRequest): number {
  if (startSeconds < covered.startSeconds || startSeconds > covered.settledSeconds) {
    return startSeconds;
  }
  const settledSteps = Math.floor((Math.min(covered.settledSeconds, covered.endSeconds) - startSeconds) / stepSeconds);
  return startSeconds + (settledSteps + 1) * stepSeconds;
}

/** Samples within some times, the end not included; series without any are left out. */
export function cutSeries(series: readonly MatrixSeries[], startSeconds: number, endSeconds: number): MatrixSeries[] {
  return series.flatMap((one) => {
    const from = firstIndex(one.timesSeconds, startSeconds);
    const to = firstIndex(one.timesSeconds, endSeconds);
    if (to <= from) {
      return [];
    }
    return from === 0 && to === one.timesSeconds.length
      ? [one]
      : [{ ...one, timesSeconds: one.timesSeconds.slice(from, to), values: one.values.slice(from, to) }];
  });
}

/** Adds what was asked later to what was kept. A server may have moved the later times: none of them repeats. */
export function joinAnswers(kept: readonly MatrixSeries[], tail: RangeAnswer): MatrixSeries[] {
  const joined = new Map(kept.map((one) => [labelsKey(one), one]));
  for (const newer of tail.series) {
    const id = labelsKey(newer);
    const older = joined.get(id);
    const [rest] = older ? cutSeries([newer], lastTime(older), Infinity) : [newer];
    if (!older) {
      joined.set(id, newer);
    } else if (rest) {
      const isRepeated = rest.timesSeconds[0] <= lastTime(older);
      joined.set(id, {
        labels: older.labels,
        timesSeconds: [...older.timesSeconds, ...rest.timesSeconds.slice(isRepeated ? 1 : 0)],
        values: [...older.values, ...rest.values.slice(isRepeated ? 1 : 0)],
      });
    }
  }
  return [...joined.values()];
}

function labelsKey({ labels }: MatrixSeries): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lastTime({ timesSeconds }: MatrixSeries): number {
  return timesSeconds[timesSeconds.length - 1];
}

/** Index of the first time that is not before `seconds`. */
function firstIndex(timesSeconds: readonly number[], seconds: number): number {
  const index = timesSeconds.findIndex((time) => time >= seconds);
  return index < 0 ? timesSeconds.length : index;
}
