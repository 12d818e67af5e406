import { PANEL_LIMITS } from '../../panelLimits';
import type { EvictionForecast, NodeRow } from './nodesModel';

/**
 * The time until the working set meets the eviction line, if it goes on as over the window: a plain figure, and unknown
 * where one of its three numbers is. A trend of too few samples is none.
 */
export function forecastEviction({
  evictionBytes,
  workingSetBytes,
  slopeBytesPerHour,
  trend,
}: Pick<NodeRow, 'evictionBytes' | 'workingSetBytes' | 'slopeBytesPerHour' | 'trend'>): EvictionForecast {
  if (evictionBytes === null || workingSetBytes === null) {
    return { state: 'unknown', seconds: null };
  }
  if (workingSetBytes >= evictionBytes) {
    return { state: 'reached', seconds: null };
  }
  const points = trend?.wholeBytes.filter((bytes) => bytes !== null).length ?? 0;
  if (slopeBytesPerHour === null || points < PANEL_LIMITS.growthPoints.value) {
    return { state: 'unknown', seconds: null };
  }
  if (slopeBytesPerHour <= 0) {
    return { state: 'flat', seconds: null };
  }
  const seconds = ((evictionBytes - workingSetBytes) / slopeBytesPerHour) * 3600;
  return seconds > PANEL_LIMITS.farForecast.value ? { state: 'far', seconds: null } : { state: 'ahead', seconds };
}
