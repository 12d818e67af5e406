import { SCREEN_MARKS } from './figureMarks';
import { isKnown } from './isKnown';
import { TIME_UNITS } from './timeUnits';

/** The largest unit that fits, with one decimal below ten: `1.5 h`, `12 min`, `40 s`. */
export function formatDuration(seconds: number | null): string {
  if (!isKnown(seconds) || seconds < 0) {
    return SCREEN_MARKS.unknown;
  }
  const unit = TIME_UNITS.find((one) => seconds >= one.seconds);
  if (!unit) {
    return `${Math.round(seconds)} s`;
  }
  const count = seconds / unit.seconds;
  return `${count < 10 ? Math.round(count * 10) / 10 : Math.round(count)}${SCREEN_MARKS[unit.mark]}`;
}
