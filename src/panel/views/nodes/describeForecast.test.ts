import type { EvictionForecast } from '../../../ui/nodes/forecastEviction';
import { describeForecast } from './describeForecast';

describe('describeForecast', () => {
  it.each<[EvictionForecast, string, string]>([
    [{ state: 'unknown', seconds: null }, 'Unknown', 'quiet'],
    [{ state: 'reached', seconds: null }, 'Above the line', 'reached'],
    [{ state: 'flat', seconds: null }, 'Does not rise', 'quiet'],
    [{ state: 'far', seconds: null }, 'More than 30 d', 'quiet'],
    [{ state: 'ahead', seconds: 90_000 }, '1 d 1 h', 'calm'],
    [{ state: 'ahead', seconds: 5_400 }, '1 h 30 min', 'near'],
  ])('%j', (forecast, words, tone) => {
    expect(describeForecast(forecast)).toEqual({ words, tone });
  });
});
