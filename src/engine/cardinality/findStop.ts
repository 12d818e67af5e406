import { CARDINALITY_LIMITS } from './cardinalityLimits';
import type { TargetLife } from './splitLives';

/**
 * Since when the series of a life no longer grow, Unix seconds: from there on they stay at the level that they have now.
 * Null while they grow, and where the rest is too short to tell: a page that grows in steps rests between them. A page
 * that loses some series again after it stopped has stopped all the same. Cost: O(n). Never throws.
 */
export function findStop({ timesSeconds, samples }: TargetLife, grownSeries: number): number | null {
  const { stopShare, stopSeconds, stopPoints, stopSlack, stopPauses } = CARDINALITY_LIMITS;
  const last = samples.length - 1;
  if (last < 0) {
    return null;
  }
  const slack = stopSlack.value * Math.max(0, grownSeries);
  let first = last;
  while (first > 0 && samples[first - 1] >= samples[last] - slack) {
    first--;
  }
  const restSeconds = timesSeconds[last] - timesSeconds[first];
  const least = Math.max(
    stopSeconds.value,
    stopShare.value * (timesSeconds[last] - timesSeconds[0]),
    stopPauses.value * findLongestPause(timesSeconds, samples.slice(0, first + 1), slack)
  );
  return first > 0 && last - first >= stopPoints.value && restSeconds >= least ? timesSeconds[first] : null;
}

/** The longest time for which they stood still before. */
function findLongestPause(timesSeconds: readonly number[], samples: readonly number[], slack: number): number {
  let [longest, since, level] = [0, timesSeconds[0], samples[0]];
  samples.forEach((value, index) => {
    if (value > level + slack) {
      longest = Math.max(longest, timesSeconds[index] - since);
      since = timesSeconds[index];
      level = value;
    }
  });
  return longest;
}
