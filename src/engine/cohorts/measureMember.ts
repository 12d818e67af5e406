import { SECONDS_PER_HOUR } from '../units';
import type { Interval } from '../diagnosis/diagnosis';
import { smallestGrowthBytes } from '../memory/smallestGrowth';
import { fitHinge } from '../stats/fitHinge';
import { mannKendall } from '../stats/mannKendall';
import { theilSen } from '../stats/theilSen';
import { theilSenInterval } from '../stats/theilSenInterval';
import type { CohortSeries, LifeFloor, MemberFinding } from './cohort';
import { COHORT_LIMITS } from './cohortLimits';
import { toAxis, type Basis } from './findBasis';
import type { MemberFloor } from './findFloor';

/**
 * Slope, state and onset of one member over the ages (or the time) that are compared. The slope's interval is corrected
 * for autocorrelation. Cost: O(n^2) in the points of the floor, which are at most 300. Never throws.
 */
export function measureMember(series: CohortSeries, { floor, lives }: MemberFloor, basis: Basis): MemberFinding {
  const { key, process, group, version } = series;
  const finding: MemberFinding = {
    key,
    process,
    group,
    version,
    state: 'unknown',
    reason: 'too-short',
    lives,
    startSeconds: floor?.startSeconds ?? null,
    ageSeconds: floor && ageAtEnd(floor),
    floorBytes: floor?.floorBytes[floor.floorBytes.length - 1] ?? null,
    slopeBytesPerHour: null,
    onsetSeconds: null,
  };
  if (!floor || floor.timesSeconds.length < COHORT_LIMITS.fewestPoints.value) {
    return finding;
  }
  const own = cut(floor, basis);
  if (own.timesSeconds.length < COHORT_LIMITS.fewestPoints.value) {
    return { ...finding, reason: 'other-age' };
  }
  const slope = fitSlope(own);
  const onset = findOnset(own);
  // A leak that began late hardly moves the slope over all ages: it is looked at from where it began.
  const late = onset && from(own, onset.mid);
  const isLong = late !== null && late.timesSeconds.length >= COHORT_LIMITS.fewestPoints.value;
  const isGrowing = grows(own, slope) || (isLong && grows(late, fitSlope(late)));
  const isFalling = slope !== null && slope.high < 0 && isWorthNaming(own, -slope.mid);
  return {
    ...finding,
    state: slope === null ? 'unknown' : isGrowing ? 'grows' : isFalling ? 'falls' : 'flat',
    reason: slope === null ? 'too-short' : null,
    slopeBytesPerHour: slope,
    onsetSeconds: isGrowing ? onset : null,
  };
}

function ageAtEnd({ startSeconds, timesSeconds }: LifeFloor): number | null {
  return startSeconds === null ? null : timesSeconds[timesSeconds.length - 1] - startSeconds;
}

function filterFloor(floor: LifeFloor, keep: (row: number) => boolean): LifeFloor {
  return {
    startSeconds: floor.startSeconds,
    timesSeconds: floor.timesSeconds.filter((_, row) => keep(row)),
    floorBytes: floor.floorBytes.filter((_, row) => keep(row)),
  };
}

function cut(floor: LifeFloor, { basis, from: first, to: last }: Basis): LifeFloor {
  const axis = toAxis(floor, basis);
  return filterFloor(floor, (row) => axis[row] >= (first ?? -Infinity) && axis[row] <= (last ?? Infinity));
}

function from(floor: LifeFloor, seconds: number): LifeFloor {
  return filterFloor(floor, (row) => floor.timesSeconds[row] >= seconds);
}

function fitSlope({ timesSeconds, floorBytes }: LifeFloor): Interval | null {
  const { varianceFactor } = mannKendall(timesSeconds, floorBytes);
  const fit = theilSenInterval(timesSeconds, floorBytes, { varianceFactor });
  return (
    fit && { low: fit.low * SECONDS_PER_HOUR, mid: fit.slope * SECONDS_PER_HOUR, high: fit.high * SECONDS_PER_HOUR }
  );
}

function grows(floor: LifeFloor, slope: Interval | null): boolean {
  if (slope === null || slope.low <= 0 || !isWorthNaming(floor, slope.mid)) {
    return false;
  }
  const half = Math.floor(floor.timesSeconds.length / 2);
  const lateSlope = theilSen(floor.timesSeconds.slice(half), floor.floorBytes.slice(half)) * SECONDS_PER_HOUR;
  return lateSlope >= COHORT_LIMITS.stillGrowingShare.value * slope.mid;
}

/** Whether a slope adds up to more than what an idle container does. */
function isWorthNaming({ timesSeconds, floorBytes }: LifeFloor, bytesPerHour: number): boolean {
  const hours = (timesSeconds[timesSeconds.length - 1] - timesSeconds[0]) / SECONDS_PER_HOUR;
  return bytesPerHour * hours >= smallestGrowthBytes(floorBytes[floorBytes.length - 1]);
}

/** Where a flat floor bends upwards; null where it does not, or had been rising before. */
function findOnset({ timesSeconds, floorBytes }: LifeFloor): Interval | null {
  const { varianceFactor } = mannKendall(timesSeconds, floorBytes);
  const hinge = fitHinge(timesSeconds, floorBytes, timesSeconds.length / varianceFactor);
  if (
    hinge === null ||
    hinge.slopeAfter <= 0 ||
    hinge.squares > COHORT_LIMITS.onsetSquaresShare.value * hinge.lineSquares ||
    hinge.slopeBefore > COHORT_LIMITS.onsetSlopeShare.value * hinge.slopeAfter
  ) {
    return null;
  }
  return hinge.at;
}
