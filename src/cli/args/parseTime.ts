import { UsageError } from '../usageError';

const UNIX_SECONDS = /^\d{1,11}(\.\d+)?$/;
const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const HAS_ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 (UTC where it names no zone) or Unix seconds, to Unix seconds. */
export function parseTime(text: string, option: string): number {
  if (UNIX_SECONDS.test(text)) {
    return Number(text);
  }
  const milliseconds = ISO_8601.test(text)
    ? Date.parse(text.includes('T') && !HAS_ZONE.test(text) ? `${text}Z` : text)
    : NaN;
  if (Number.isNaN(milliseconds)) {
    throw new UsageError(`${option} must be a time such as 2026-11-20T12:00:00Z, or Unix seconds.`);
  }
  return milliseconds / 1000;
}
