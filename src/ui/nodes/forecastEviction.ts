import type { Trend } from '../../engine';
import { EVICTION_LIMITS } from './evictionLimits';

/**
 * When the working set meets the eviction line if it goes on as over the window. `reached`: it is there. `flat`: it does
 * not rise. `far`: later than anybody should say. `ahead`: in `seconds`.
 */
export type EvictionForecast =
  { state: 'unknown' | 'reached' | 'flat' | 'far'; seconds: null } | { state: 'ahead'; seconds: number };

interface Measured {
  evictionBytes: number | null;
  workingSetBytes: number | null;
  slopeBytesPerHour: number | null;
  trend: Pick<Trend, 'wholeBytes'> | null;
}

/**
 * The time until the working set meets the eviction line, if it goes on as over the window: a plain figure, and unknown
 * where one of its three numbers is. A trend of too few samples is none.
 */
export function forecastEviction({
  evictionBytes,
  workingSetBytes,
  slopeBytesPerHour,
  trend,
}: Measured): EvictionForecast {
  if (evictionBytes === null || workingSetBytes === null) {
    return { state: 'unknown', seconds: null };
  }
  if (workingSetBytes >= evictionBytes) {
    return { state: 'reached', seconds: null };
  }
  const points = trend?.wholeBytes.filter((bytes) => bytes !== null).length ?? 0;
  if (slopeBytesPerHour === null || points < EVICTION_LIMITS.points.value) {
    return { state: 'unknown', seconds: null };
  }
  if (slopeBytesPerHour <= 0) {
    return { state: 'flat', seconds: null };
  }
  const seconds = ((evictionBytes - workingSetBytes) / slopeBytesPerHour) * 3600;
  return seconds > EVICTION_LIMITS.far.value ? { state: 'far', seconds: null } : { state: 'ahead', seconds };
}
