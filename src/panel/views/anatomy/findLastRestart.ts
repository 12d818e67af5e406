import type { Mark } from '../../read/anatomy/readMarks';

/** Time of the last restart; before all times where there is none. */
export function findLastRestart(marks: readonly Mark[]): number {
  return marks.reduce((last, { kind, timeMs }) => (kind === 'restart' ? Math.max(last, timeMs) : last), -Infinity);
}
