import { fitTrend } from '../stats/fitTrend';
import { median } from '../stats/quantile';
import { theilSen } from '../stats/theilSen';
import type { SlopeInterval } from '../stats/theilSenInterval';
import { AGE_LIMITS } from './ageLimits';
import type { LifePoints } from './lifePoints';

/** One life after the warm-up. Bytes and seconds. */
export interface LifeMeasure {
  points: LifePoints;
  spanSeconds: number;
  firstBytes: number;
  growthBytes: number;
  /** Bytes a second. */
  slope: SlopeInterval;
  /** Slope of its last half. */
  lateSlope: number;
  z: number;
  state: 'rising' | 'levelled' | 'flat';
}

/**
 * Slope of one life after an age, and whether it goes on. Null with too few points or too short a time.
 * Cost: pairs of at most AGE_LIMITS.pointsOfLife points. Never throws.
 */
export function measureLife(points: LifePoints, fromAge: number, limitBytes: number | null): LifeMeasure | null {
  const startUp = Math.min(AGE_LIMITS.startUpShare.value * points.lastAgeSeconds, AGE_LIMITS.startUpSeconds.value);
  const first = points.ages.findIndex((age) => age >= Math.max(fromAge, startUp));
  const ages = first < 0 ? [] : points.ages.slice(first);
  const bytes = first < 0 ? [] : points.bytes.slice(first);
  const spanSeconds = ages.length === 0 ? 0 : ages[ages.length - 1] - ages[0];
  if (ages.length < AGE_LIMITS.leastPoints.value || spanSeconds < AGE_LIMITS.leastSpanSeconds.value) {
    return null;
  }
  const { slope, test } = fitTrend(ages, bytes);
  if (slope === null) {
    return null;
  }
  const ends = Math.max(1, Math.round(AGE_LIMITS.endShare.value * bytes.length));
  const firstBytes = median(bytes.slice(0, ends)) ?? 0;
  const growthBytes = (median(bytes.slice(-ends)) ?? 0) - firstBytes;
  const half = Math.floor(ages.length / 2);
  const lateSlope = theilSen(ages.slice(half), bytes.slice(half));
  const measure = {
    points,
    spanSeconds,
    firstBytes,
    growthBytes,
    slope,
    lateSlope,
    z: test.z,
  };
  return { ...measure, state: toState(measure, limitBytes) };
}

function toState(
  { firstBytes, growthBytes, slope, lateSlope, z }: Omit<LifeMeasure, 'state'>,
  limitBytes: number | null
): LifeMeasure['state'] {
  const isGrown = growthBytes >= materialBytes(firstBytes, limitBytes) && z >= AGE_LIMITS.significance.value;
  return !isGrown ? 'flat' : lateSlope >= AGE_LIMITS.lateShare.value * slope.slope ? 'rising' : 'levelled';
}

/** Growth below this is what any program does. */
export function materialBytes(firstBytes: number, limitBytes: number | null): number {
  const { leastGrowthBytes, growthShare, headroomShare } = AGE_LIMITS;
  const ofRoom = limitBytes === null ? Infinity : headroomShare.value * Math.max(0, limitBytes - firstBytes);
  return Math.max(leastGrowthBytes.value, Math.min(growthShare.value * firstBytes, ofRoom));
}
