import { fitHinge } from '../stats/fitHinge';
import { fitSaturation } from '../stats/fitSaturation';
import { median } from '../stats/quantile';
import { theilSen } from '../stats/theilSen';
import { AGE_LIMITS } from './ageLimits';
import { bytesAt, toAges } from './buildAgeCurve';
import type { LifePoints } from './lifePoints';

/** The common course of lives over their age: what they gain from age to age, whatever their levels are. */
export interface Course {
  ages: number[];
  /** Bytes gained since the first age. */
  gained: number[];
  /** Age at which the warm-up is over; 0 where there is none. */
  warmUpSeconds: number;
  /** Bytes a second after the warm-up, and in its last half. */
  slope: number;
  lateSlope: number;
  /** A curve that levels off fits better than a line, and than a warm-up with a line behind it. */
  bends: boolean;
}

/**
 * The middle of what lives gain between neighbouring ages, added up. Lives of different levels and lengths do not bend it,
 * as they would bend a median of levels: who is killed early was not lower. It reaches as far as enough lives do.
 * Null where fewer than AGE_LIMITS.leastPoints ages are known. Cost: lives x ages. Never throws.
 */
export function findCourse(lives: readonly LifePoints[]): Course | null {
  const edges = toAges(lives);
  const enough = lives.length === 1 ? 1 : Math.max(2, Math.ceil(AGE_LIMITS.courseShare.value * lives.length));
  const ages: number[] = [];
  const gained: number[] = [];
  for (let i = 1; i < edges.length; i++) {
    const steps = lives.flatMap((life) => {
      const before = bytesAt(life, edges[i - 1]);
      const after = bytesAt(life, edges[i]);
      return before === null || after === null ? [] : [after - before];
    });
    if (steps.length < enough) {
      if (ages.length > 0) {
        break;
      }
      continue;
    }
    if (ages.length === 0) {
      ages.push(edges[i - 1]);
      gained.push(0);
    }
    ages.push(edges[i]);
    gained.push(gained[gained.length - 1] + (median(steps) ?? 0));
  }
  return ages.length < AGE_LIMITS.leastPoints.value ? null : measure(ages, gained);
}

function measure(ages: number[], gained: number[]): Course {
  const warmUpSeconds = findWarmUp(ages, gained);
  const from = ages.findIndex((age) => age >= warmUpSeconds);
  const middle = from + Math.floor((ages.length - from) / 2);
  const slopeFrom = (row: number) => (ages.length - row < 2 ? 0 : theilSen(ages.slice(row), gained.slice(row)));
  return {
    ages,
    gained,
    warmUpSeconds,
    slope: slopeFrom(from),
    lateSlope: slopeFrom(middle),
    bends: isBending(ages, gained),
  };
}

function isBending(ages: readonly number[], gained: readonly number[]): boolean {
  const curve = fitSaturation(ages, gained);
  const hinge = fitHinge(ages, gained);
  const span = ages[ages.length - 1] - ages[0];
  const { bendBetter, bendTau } = AGE_LIMITS;
  return (
    curve !== null &&
    curve.tauSeconds <= bendTau.value * span &&
    curve.squares <= bendBetter.value * Math.min(curve.lineSquares, hinge?.squares ?? Infinity)
  );
}

/** Two pieces of which the first one is much steeper, in the first part of what is known. */
function findWarmUp(ages: readonly number[], gained: readonly number[]): number {
  const hinge = fitHinge(ages, gained);
  const span = ages[ages.length - 1] - ages[0];
  const { warmUpFaster, warmUpBetter, warmUpShare } = AGE_LIMITS;
  return hinge !== null &&
    hinge.slopeBefore > warmUpFaster.value * Math.max(0, hinge.slopeAfter) &&
    hinge.squares <= warmUpBetter.value * hinge.lineSquares &&
    hinge.at.mid - ages[0] <= warmUpShare.value * span
    ? hinge.at.mid
    : 0;
}
