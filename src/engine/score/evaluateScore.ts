import { DEFAULT_RANGE_EDGE, type RangeEdge } from './rangeEdge';
import { LAST_QUARTER, MILLISECONDS_PER_HOUR, MILLISECONDS_PER_SECOND } from '../units';
import { SCORE_PARAMETERS, SCORE_WINDOWS, type ScoreWindow, toWindowHours } from './scoreDefinition';
import { type ScoreResult, toScoreResult } from './scoreResult';
import { scoreWindow } from './scoreWindow';

export interface ScoreInput {
  /** Unix seconds, ascending. Where a container has several rows (a restart), the samples of all of them, merged. */
  timesSeconds: ArrayLike<number>;
  /** Bytes. NaN is skipped, as servers do. */
  values: ArrayLike<number>;
  /** Null without a limit; a limit is above 0. */
  limitBytes: number | null;
  startTimeSeconds: number | null;
}

export interface ScoreMoment {
  atSeconds: number;
  /** That of the server whose score is wanted. Default: DEFAULT_RANGE_EDGE. */
  edge?: RangeEdge;
}

/** Servers keep milliseconds, and so do the comparisons: seconds as fractions would miss edges by rounding. */
const toMilliseconds = (seconds: number) => Math.round(seconds * MILLISECONDS_PER_SECOND);

/**
 * The leak score of one container from its raw samples: what the texts of `buildScoreExpr` give on a server.
 *
 * Why a second evaluator: what-if questions and data that is in no server. Numbers that are shown for data in a server
 * come from the server. Cost: each sample is read about twice; O(n) with n samples in the look-back of 11 days.
 *
 * @throws when times and values differ in length, or times are not ascending.
 */
export function evaluateScore(input: ScoreInput, { atSeconds, edge = DEFAULT_RANGE_EDGE }: ScoreMoment): ScoreResult {
  const { values, limitBytes, startTimeSeconds } = input;
  if (input.timesSeconds.length !== values.length) {
    throw new Error('evaluateScore requires as many values as times.');
  }
  const times = Array.from(input.timesSeconds, toMilliseconds);
  if (times.some((time, index) => !(index === 0 || time >= times[index - 1]))) {
    throw new Error('evaluateScore requires times in ascending order.');
  }
  const at = toMilliseconds(atSeconds);
  const ageSeconds = startTimeSeconds === null ? null : at / MILLISECONDS_PER_SECOND - startTimeSeconds;

  const floor = (lengthHours: number, end: number): number | null => {
    const last = firstAfter(times, end);
    let least: number | null = null;
    for (let i = firstOf(times, end - lengthHours * MILLISECONDS_PER_HOUR, edge); i < last; i++) {
      if (least === null || values[i] < least || Number.isNaN(least)) {
        least = values[i];
      }
    }
    return least;
  };

  const hourly = new Map<number, number | null>();
  const hourFloor = (end: number): number | null => {
    let value = hourly.get(end);
    if (value === undefined) {
      value = floor(1, end);
      hourly.set(end, value);
    }
    return value;
  };
  /** As `max_over_time(...[7d:1h])`: the hours are those of the clock, whatever the moment of evaluation. */
  const highestBefore = (window: ScoreWindow): number | null => {
    const end = at - toWindowHours(window) * MILLISECONDS_PER_HOUR;
    const start = end - SCORE_PARAMETERS.history.value * MILLISECONDS_PER_HOUR;
    const first = Math.ceil(start / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR;
    let highest: number | null = null;
    for (
      let hour = edge === 'left-open' && first === start ? first + MILLISECONDS_PER_HOUR : first;
      hour <= end;
      hour += MILLISECONDS_PER_HOUR
    ) {
      const value = hourFloor(hour);
      if (value !== null && (highest === null || value > highest || Number.isNaN(highest))) {
        highest = value;
      }
    }
    return highest;
  };

  const windows = SCORE_WINDOWS.map((window) => {
    const hours = window.quarterHours;
    const quarter = (k: number) => floor(hours, at - k * hours * MILLISECONDS_PER_HOUR);
    return scoreWindow(window, {
      quarters: [quarter(0), quarter(1), quarter(2), quarter(LAST_QUARTER)],
      highest: highestBefore(window),
      limitBytes,
      ageSeconds,
    });
  });
  return toScoreResult(windows, times.length === 0 || times[0] > at ? null : (at - times[0]) / MILLISECONDS_PER_SECOND);
}

/** Index of the first sample after a moment. */
function firstAfter(times: readonly number[], moment: number): number {
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

/** Index of the first sample of a range. */
function firstOf(times: readonly number[], start: number, edge: RangeEdge): number {
  return firstAfter(times, edge === 'left-open' ? start : start - 1);
}
