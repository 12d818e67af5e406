import { say } from '../language/say';

const DURATION = /^(?=\d)(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const UNIT_SECONDS = [365 * 86400, 7 * 86400, 86400, 3600, 60, 1, 0.001];

/** A Prometheus duration, such as 90m or 1h30m, in seconds. Throws on what Prometheus would refuse. */
export function parseRuleDuration(text: string): number {
  const found = DURATION.exec(text);
  if (!found) {
    throw new Error(
      say`${JSON.stringify(text)} is not a duration: use a number and a unit, such as 90m or 1h, larger units first.`
    );
  }
  return UNIT_SECONDS.reduce((sum, seconds, index) => sum + seconds * Number(found[index + 1] ?? 0), 0);
}

/** Whole hours stand as hours, and whole minutes as minutes: that is how people write them. */
export function formatRuleDuration(seconds: number): string {
  if (seconds > 0 && seconds % 60 === 0) {
    return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
  }
  return `${seconds}s`;
}
