import { SCREEN_MARKS } from './figureMarks';
import { isKnown } from './isKnown';
import { TIME_UNITS } from './timeUnits';

/** Two largest units, `3 d 4 h`. */
export function formatAge(seconds: number | null): string {
  if (!isKnown(seconds) || seconds < 0) {
    return SCREEN_MARKS.unknown;
  }
  const first = TIME_UNITS.findIndex((unit) => seconds >= unit.seconds);
  if (first < 0) {
    return `<1${SCREEN_MARKS.minute}`;
  }
  const major = TIME_UNITS[first];
  const minor = TIME_UNITS[first + 1];
  const majors = Math.floor(seconds / major.seconds);
  const minors = minor ? Math.floor((seconds % major.seconds) / minor.seconds) : 0;
  const text = `${majors}${SCREEN_MARKS[major.mark]}`;
  return minors > 0 && majors < 10 ? `${text} ${minors}${SCREEN_MARKS[minor.mark]}` : text;
}
