import { UsageError } from '../usageError';

const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
const DURATION = /^(?:\d+(?:\.\d+)?[smhdw])+$/;

/** `90m`, `1h30m`, `7d` to seconds. */
export function parseDuration(text: string, option: string): number {
  const seconds = DURATION.test(text)
    ? [...text.matchAll(/([\d.]+)([smhdw])/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * UNIT_SECONDS[unit],
        0
      )
    : 0;
  if (!(seconds > 0) || seconds > 3660 * UNIT_SECONDS.d) {
    throw new UsageError(`${option} must be a duration with a unit, such as 90m, 6h, 1d or 7d.`);
  }
  return seconds;
}
