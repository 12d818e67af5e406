import { DAY_SECONDS, HOUR_SECONDS } from './timeUnits';

/** For sentences: `1.5 h`, and from two days on `3.2 days`. */
export function formatHours(seconds: number): string {
  return seconds < 2 * DAY_SECONDS
    ? `${(seconds / HOUR_SECONDS).toFixed(1)} h`
    : `${(seconds / DAY_SECONDS).toFixed(1)} days`;
}
