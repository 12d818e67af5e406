import { SCREEN_MARKS, type FigureMarks } from './figureMarks';
import { isKnown } from './isKnown';
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from './timeUnits';

/** One unit, for what is only roughly known: `2 h`, `3 d`. Hours up to two days, because today and tomorrow matter. */
export function formatSpan(seconds: number | null, marks: FigureMarks = SCREEN_MARKS): string {
  if (!isKnown(seconds) || seconds < 0) {
    return marks.unknown;
  }
  if (seconds < MINUTE_SECONDS) {
    return `<1${marks.minute}`;
  }
  const { unitSeconds, mark } = unitOf(seconds);
  return `${Math.round(seconds / unitSeconds)}${marks[mark]}`;
}

/** Whether `formatSpan` leaves nothing out. */
export function isExactSpan(seconds: number): boolean {
  return seconds >= MINUTE_SECONDS && seconds % unitOf(seconds).unitSeconds === 0;
}

function unitOf(seconds: number): { unitSeconds: number; mark: 'minute' | 'hour' | 'day' } {
  if (seconds < 90 * MINUTE_SECONDS) {
    return { unitSeconds: MINUTE_SECONDS, mark: 'minute' };
  }
  return seconds < 2 * DAY_SECONDS
    ? { unitSeconds: HOUR_SECONDS, mark: 'hour' }
    : { unitSeconds: DAY_SECONDS, mark: 'day' };
}
