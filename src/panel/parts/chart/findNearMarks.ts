import type { Mark } from '../../read/anatomy/readMarks';

/** Marks that lie nearer to this sample than to its neighbours. Beyond the ends the last sample takes them. */
export function findNearMarks(marks: readonly Mark[], timesMs: readonly number[], row: number): Mark[] {
  const timeMs = timesMs[row];
  const fromMs = row === 0 ? -Infinity : (timesMs[row - 1] + timeMs) / 2;
  const toMs = row === timesMs.length - 1 ? Infinity : (timeMs + timesMs[row + 1]) / 2;
  return marks.filter((mark) => mark.timeMs >= fromMs && mark.timeMs < toMs);
}
