import { SUMMARY_LIMITS } from './summaryLimits';

/** What one answer of a kubelet told. */
export interface LivePoint<T> {
  /** Unix seconds, by the kubelet's clock. */
  timeSeconds: number;
  /** Null: there was no answer, or nothing in it. Shown as a gap. */
  value: T | null;
}

/**
 * The points with one more, the newest SUMMARY_LIMITS.livePoints of them. `timeSeconds` is null where there was no
 * answer: the gap gets a time just after the last point, because no other clock may stand between those of a kubelet. A
 * reading that the kubelet gives once more is left out.
 */
export function appendPoint<T>(
  points: ReadonlyArray<LivePoint<T>>,
  timeSeconds: number | null,
  value: T | null
): Array<LivePoint<T>> {
  const last = points.length > 0 ? points[points.length - 1] : null;
  const isRepeated = last !== null && timeSeconds !== null && timeSeconds <= last.timeSeconds;
  const isGapAgain = timeSeconds === null && (last === null || last.value === null);
  if (isRepeated || isGapAgain) {
    return [...points];
  }
  const point = { timeSeconds: timeSeconds ?? (last?.timeSeconds ?? 0) + 1, value };
  return [...points, point].slice(-SUMMARY_LIMITS.livePoints.value);
}
