import { AGE_LIMITS } from './ageLimits';
import { forecastKill, type KillForecast } from './forecastKill';
import type { LifePoints } from './lifePoints';
import type { LivesFindings } from './livesFindings';

/**
 * When a present life is killed, seconds from its last sample: from the ages at which earlier ones were, else along the
 * common slope from where it is. Null where the lives do not leak or the limit is not in sight. Never throws.
 */
export function forecastLife(
  { kind, killAges, otherAges, rate, limitBytes }: LivesFindings,
  { lastAgeSeconds, bytes }: LifePoints
): KillForecast | null {
  if (kind !== 'fast-leak' && kind !== 'masked-leak') {
    return null;
  }
  const byAge = forecastKill(killAges, otherAges, lastAgeSeconds);
  if (byAge !== null || rate === null || limitBytes === null || !(rate.low > 0) || bytes.length === 0) {
    return byAge;
  }
  const left = Math.max(0, limitBytes - bytes[bytes.length - 1]);
  const { spreadOfRate, farSeconds, slowest } = AGE_LIMITS;
  const fast = Math.max(rate.high, rate.ofLives.high);
  const slow = Math.max(slowest.value * rate.mid, Math.min(rate.low, rate.ofLives.low));
  const found = {
    low: left / fast / spreadOfRate.value,
    mid: left / rate.mid,
    high: (left / slow) * spreadOfRate.value,
  };
  return found.mid > farSeconds.value ? null : found;
}
