import { formatAge } from '../../../engine';
import { EVICTION_LIMITS } from '../../../ui/nodes/evictionLimits';
import type { EvictionForecast } from '../../../ui/nodes/forecastEviction';
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
      return { words: far(formatAge(EVICTION_LIMITS.far.value)), tone: 'quiet' };
    case 'ahead':
      return {
        words: formatAge(forecast.seconds),
        tone: forecast.seconds < EVICTION_LIMITS.near.value ? 'near' : 'calm',
      };
  }
}
