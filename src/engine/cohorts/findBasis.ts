import { COHORT_LIMITS } from './cohortLimits';
import type { Cohorts, LifeFloor } from './cohort';

export type Basis = Pick<Cohorts, 'basis' | 'from' | 'to'>;

/** Distances of a life's points on the axis that is compared: ages, or Unix seconds. */
export function toAxis({ timesSeconds, startSeconds }: LifeFloor, basis: Cohorts['basis']): number[] {
  const zero = basis === 'age' ? (startSeconds ?? 0) : 0;
  return timesSeconds.map((time) => time - zero);
}

/**
 * Over which ages members can be compared: those that all lives have in common, apart from lives that are much shorter
 * than the others. Where a start time is missing or the common ages are few, the common time stands in, and where that
 * is short as well, the whole window.
 *
 * Why ages: a cache that fills after the start makes every new pod grow, so pods of different ages differ even though
 * they do the same. Cost: n log n. Never throws.
 */
export function findBasis(floors: readonly LifeFloor[]): Basis {
  const spans = floors.map(spanOf).sort((a, b) => a - b);
  if (spans.length === 0) {
    return { basis: 'none', from: null, to: null };
  }
  const typical = spans[spans.length >>> 1];
  const old = floors.filter((floor) => spanOf(floor) >= COHORT_LIMITS.smallestSpanShare.value * typical);
  const needed = COHORT_LIMITS.smallestOverlapShare.value * Math.min(...old.map(spanOf));
  const overlap = (basis: 'age' | 'clock'): Basis | null => {
    const axes = old.map((floor) => toAxis(floor, basis));
    const from = Math.max(...axes.map((axis) => axis[0]));
    const to = Math.min(...axes.map((axis) => axis[axis.length - 1]));
    return to > from && to - from >= needed ? { basis, from, to } : null;
  };
  const byAge = old.every(({ startSeconds }) => startSeconds !== null) ? overlap('age') : null;
  return (
    byAge ??
    overlap('clock') ?? {
      basis: 'clock',
      from: Math.min(...old.map(({ timesSeconds }) => timesSeconds[0])),
      to: Math.max(...old.map(({ timesSeconds }) => timesSeconds[timesSeconds.length - 1])),
    }
  );
}

function spanOf({ timesSeconds }: LifeFloor): number {
  return timesSeconds[timesSeconds.length - 1] - timesSeconds[0];
}
