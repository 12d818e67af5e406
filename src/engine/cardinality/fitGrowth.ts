import { LAST_QUARTER, QUARTERS, SECONDS_PER_HOUR } from '../units';
import { theilSen } from '../stats/theilSen';
import { CARDINALITY_LIMITS } from './cardinalityLimits';
import type { TargetLife } from './splitLives';

/** How the samples of one life grew. */
export interface SeriesGrowth {
  /** Lowest samples of the four quarters of the life, oldest first. */
  floors: [number, number, number, number];
  /** Newest floor less the oldest. */
  grownSeries: number;
  /** Robust slope over the life. */
  seriesPerHour: number;
  /** Whether the growth is large enough to matter, and no quarter fell back: a cache that is emptied does not grow. */
  matters: boolean;
  /** Whether it matters and the last quarter hardly took part. */
  levelledOff: boolean;
}

/**
 * Growth of the series of one life, by the floors of its quarters and by the Theil-Sen slope: a page that is large once,
 * or read half, moves neither. Null with fewer points than CARDINALITY_LIMITS.leastPoints. Cost: see theilSen.
 */
export function fitGrowth({ timesSeconds, samples }: TargetLife): SeriesGrowth | null {
  const { leastPoints, growthSeries, growthShare, boundedShare } = CARDINALITY_LIMITS;
  if (samples.length < leastPoints.value) {
    return null;
  }
  const floor = (quarter: number) =>
    samples
      .slice(Math.floor((quarter * samples.length) / QUARTERS), Math.floor(((quarter + 1) * samples.length) / QUARTERS))
      .reduce((least, value) => Math.min(least, value), Infinity);
  const floors: SeriesGrowth['floors'] = [floor(0), floor(1), floor(2), floor(LAST_QUARTER)];
  const grownSeries = floors[LAST_QUARTER] - floors[0];
  const slack = (boundedShare.value * Math.max(0, grownSeries)) / LAST_QUARTER;
  const fellBack = floors.some((value, quarter) => quarter > 0 && value < floors[quarter - 1] - slack);
  const matters = !fellBack && grownSeries >= Math.max(growthSeries.value, growthShare.value * floors[LAST_QUARTER]);
  return {
    floors,
    grownSeries,
    seriesPerHour: theilSen(timesSeconds, samples) * SECONDS_PER_HOUR,
    matters,
    levelledOff: matters && floors[LAST_QUARTER] - floors[2] < slack,
  };
}
