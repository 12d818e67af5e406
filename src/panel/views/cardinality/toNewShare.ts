import { PANEL_LIMITS } from '../../panelLimits';
import type { MetricRow } from '../../read/cardinality/cardinalityModel';

/** How much of a metric came since its process started. */
export type NewShare = 'none' | 'some' | 'most' | 'unknown';

export const NEW_SHARES: readonly NewShare[] = ['most', 'some', 'none', 'unknown'];

/** Unknown where either number is: a metric that was not counted at the start is not a new one. */
export function toNewShare({ series, seriesAtStart }: Pick<MetricRow, 'series' | 'seriesAtStart'>): NewShare {
  if (series === null || seriesAtStart === null) {
    return 'unknown';
  }
  const share = series > 0 ? (series - seriesAtStart) / series : 0;
  if (share >= PANEL_LIMITS.newShareMost.value) {
    return 'most';
  }
  return share >= PANEL_LIMITS.newShareSome.value ? 'some' : 'none';
}
