import { LAST_QUARTER, SECONDS_PER_HOUR } from '../units';
import { slidingExtreme } from '../stats/slidingExtreme';
import { DEFAULT_RANGE_EDGE, type RangeEdge } from './rangeEdge';
import { SCORE_PARAMETERS, SCORE_WINDOWS, toWindowHours } from './scoreDefinition';
import { type ScoreResult, toScoreResult } from './scoreResult';
import { scoreWindow } from './scoreWindow';

export interface FloorInput {
  /** Unix seconds of the first floor; a full hour. */
  startSeconds: number;
  /** One floor an hour: the minimum of the hour that ends there. Null where the hour has no sample. */
  floorBytes: ReadonlyArray<number | null>;
  /** As of now; the score of past hours is computed with the same limit and start time. */
  limitBytes: number | null;
  startTimeSeconds: number | null;
}

export interface FloorMoments {
  /** How many of the last hours to score. */
  hours: number;
  /** That of the server which made the floors. Default: DEFAULT_RANGE_EDGE. */
  edge?: RangeEdge;
}

/**
 * The leak score at each of the last full hours, oldest first, from hourly floors: for lists and their 24-hour maximum.
 *
 * At a full hour the quarters consist of whole hours, so the result equals the score from raw samples. Other moments
 * need `evaluateScore` or a server. A full result needs SCORE_LOOKBACK_HOURS floors before the first scored hour; with
 * less it is what a server with as little history gives. Cost: five sliding extremes, O(n) for n floors.
 *
 * @throws when startSeconds is not a full hour.
 */
export function evaluateScoreFromFloors(
  input: FloorInput,
  { hours, edge = DEFAULT_RANGE_EDGE }: FloorMoments
): ScoreResult[] {
  const { startSeconds, floorBytes, limitBytes, startTimeSeconds } = input;
  if (startSeconds % SECONDS_PER_HOUR !== 0) {
    throw new Error('evaluateScoreFromFloors requires floors at full hours.');
  }
  const historyHours = SCORE_PARAMETERS.history.value + (edge === 'left-open' ? 0 : 1);
  const highest = slidingExtreme(floorBytes, historyHours, 'max');
  const quarters = SCORE_WINDOWS.map(({ quarterHours }) => slidingExtreme(floorBytes, quarterHours, 'min'));
  const firstKnown = floorBytes.findIndex((value) => value !== null);

  const scoreAt = (hour: number): ScoreResult => {
    const ageSeconds = startTimeSeconds === null ? null : startSeconds + hour * SECONDS_PER_HOUR - startTimeSeconds;
    const windows = SCORE_WINDOWS.map((window, index) => {
      const quarter = (k: number) => quarters[index][hour - k * window.quarterHours] ?? null;
      return scoreWindow(window, {
        quarters: [quarter(0), quarter(1), quarter(2), quarter(LAST_QUARTER)],
        highest: highest[hour - toWindowHours(window)] ?? null,
        limitBytes,
        ageSeconds,
      });
    });
    // The first floor stands for an hour of samples, so the history begins up to an hour before it.
    const historySeconds = firstKnown === -1 || firstKnown > hour ? null : (hour - firstKnown + 1) * SECONDS_PER_HOUR;
    return toScoreResult(windows, historySeconds);
  };

  const first = Math.max(0, floorBytes.length - hours);
  return Array.from({ length: floorBytes.length - first }, (_, index) => scoreAt(first + index));
}
