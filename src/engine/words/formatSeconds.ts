import { formatDuration } from './formatDuration';
import { isKnown } from './isKnown';
import { MINUTE_SECONDS } from './timeUnits';

/** A time that was measured: `450 ms`, `12.3 s`, `2.5 min`. */
export function formatSeconds(seconds: number | null): string {
  if (!isKnown(seconds) || seconds < 0 || seconds >= MINUTE_SECONDS) {
    return formatDuration(seconds);
  }
  if (seconds === 0 || seconds >= 1) {
    return `${seconds === 0 ? 0 : seconds.toFixed(1)} s`;
  }
  return `${Number((seconds * 1000).toPrecision(3))} ms`;
}
