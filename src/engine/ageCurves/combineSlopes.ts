import { median, quantiles } from '../stats/quantile';
import type { RandomNumbers } from '../stats/seededRandom';
import { AGE_LIMITS } from './ageLimits';
import type { LifeMeasure } from './measureLife';

/** The common slope of lives, bytes a second, with its 80 % interval. */
export interface CommonSlope {
  low: number;
  mid: number;
  high: number;
  /** Share of the lives that rise. */
  agreement: number;
  /** Within these 80 % of the single lives are: wider than the interval of their middle. */
  ofLives: { low: number; high: number };
}

/**
 * Median of the slopes of the lives. The interval is that of medians of lives drawn anew with replacement: lives are the
 * independent pieces, samples within one are not. With fewer than AGE_LIMITS.leastLives the interval holds those of all
 * lives. Null without a life. Cost: resamplings x lives. Never throws.
 */
export function combineSlopes(lives: readonly LifeMeasure[], random: RandomNumbers): CommonSlope | null {
  const slopes = lives.map(({ slope }) => slope.slope);
  const mid = median(slopes);
  if (mid === null) {
    return null;
  }
  const tail = AGE_LIMITS.tail.value;
  const [slow, fast] = quantiles(slopes, [tail, 1 - tail]);
  const ofLives = { low: slow ?? mid, high: fast ?? mid };
  const agreement = lives.filter(({ slope }) => slope.slope > 0).length / lives.length;
  if (lives.length < AGE_LIMITS.leastLives.value) {
    const low = Math.min(...lives.map(({ slope }) => slope.low));
    return {
      low,
      mid,
      high: Math.max(...lives.map(({ slope }) => slope.high)),
      agreement,
      ofLives,
    };
  }
  const middles = Array.from(
    { length: AGE_LIMITS.resamplings.value },
    () => median(slopes.map(() => slopes[Math.floor(random() * slopes.length)])) ?? mid
  );
  const [low, high] = quantiles(middles, [tail, 1 - tail]);
  return { low: low ?? mid, mid, high: high ?? mid, agreement, ofLives };
}
