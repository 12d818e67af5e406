import { strings } from '../../strings';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** One unit, for what is only roughly known: `2 h`, `3 d`. Hours up to two days, because today and tomorrow matter. */
export function formatSpan(seconds: number | null): string {
  if (seconds === null || seconds < 0) {
    return strings.unknown;
  }
  if (seconds < MINUTE) {
    return '<1 min';
  }
  if (seconds < 90 * MINUTE) {
    return `${Math.round(seconds / MINUTE)} min`;
  }
  return seconds < 2 * DAY ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} d`;
}
