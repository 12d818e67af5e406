import { say } from '../../engine';
import type { MatrixSeries } from '../ask/prometheusClient';
import type { BacktestGrid } from './backtestRequest';

/** The multiples of a step inside of a range. */
export function toGrid(fromSeconds: number, toSeconds: number, stepSeconds: number): BacktestGrid {
  const startSeconds = Math.ceil(fromSeconds / stepSeconds) * stepSeconds;
  return { startSeconds, stepSeconds, count: Math.max(0, Math.floor((toSeconds - startSeconds) / stepSeconds) + 1) };
}

/** The smallest multiple of a step that needs no more points than the cap. */
export function toStep(rangeSeconds: number, leastSeconds: number, points: number): number {
  return leastSeconds * Math.max(1, Math.ceil(rangeSeconds / points / leastSeconds));
}

export const gridEnd = ({ startSeconds, stepSeconds, count }: BacktestGrid) => startSeconds + (count - 1) * stepSeconds;

/** The grid with so many moments more before it. */
export function extendBack({ startSeconds, stepSeconds, count }: BacktestGrid, moments: number): BacktestGrid {
  return { startSeconds: startSeconds - moments * stepSeconds, stepSeconds, count: count + moments };
}

/** Of some things, those that have a number at any moment; and a sentence about the others. */
export function countMeasured(histories: ReadonlyArray<ReadonlyArray<number | null>>, what: string) {
  const tested = histories.filter((values) => values.some((value) => value !== null)).length;
  const left = histories.length - tested;
  const sentence = say`${left} of ${histories.length} ${what} have no sample in this time that is a number (NaN and infinities are none): they were not tested.`;
  return { tested, sentences: left > 0 ? [sentence] : [] };
}

/** The values of a series on a grid; null where it has none, or no number. */
export function toGridValues({ timesSeconds, values }: MatrixSeries, grid: BacktestGrid): Array<number | null> {
  const onGrid = new Array<number | null>(grid.count).fill(null);
  timesSeconds.forEach((time, index) => {
    const place = Math.round((time - grid.startSeconds) / grid.stepSeconds);
    if (place >= 0 && place < grid.count && Number.isFinite(values[index])) {
      onGrid[place] = values[index];
    }
  });
  return onGrid;
}
