import { formatAge } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { EvictionForecast } from '../../read/nodes/nodesModel';
import { nodeStrings } from './nodeStrings';

export interface ForecastWords {
  words: string;
  tone: 'calm' | 'quiet' | 'near' | 'reached';
}

/** The time until the eviction line, in words. */
export function describeForecast(forecast: EvictionForecast): ForecastWords {
  const { unknown, reached, flat, far } = nodeStrings.forecast;
  switch (forecast.state) {
    case 'unknown':
      return { words: unknown, tone: 'quiet' };
    case 'reached':
      return { words: reached, tone: 'reached' };
    case 'flat':
      return { words: flat, tone: 'quiet' };
    case 'far':
      return { words: far(formatAge(PANEL_LIMITS.farForecast.value)), tone: 'quiet' };
    case 'ahead':
      return {
        words: formatAge(forecast.seconds),
        tone: forecast.seconds < PANEL_LIMITS.nearForecast.value ? 'near' : 'calm',
      };
  }
}
