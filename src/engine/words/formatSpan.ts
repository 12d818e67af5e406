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
  if (seconds < 90 * MINUTE_SECONDS) {
    return `${Math.round(seconds / MINUTE_SECONDS)}${marks.minute}`;
  }
  return seconds < 2 * DAY_SECONDS
    ? `${Math.round(seconds / HOUR_SECONDS)}${marks.hour}`
    : `${Math.round(seconds / DAY_SECONDS)}${marks.day}`;
}
