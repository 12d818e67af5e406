import type { Cohorts, CohortSeries } from './cohort';
import { COHORT_LIMITS } from './cohortLimits';
import { toAxis } from './findBasis';
import { findFloor } from './findFloor';

/** The floors of all members on one axis, for a chart. */
export interface AlignedFloors {
  /** Seconds of age, or Unix seconds where the basis is the clock; ascending, equally spaced. */
  positions: number[];
  /** One list a member, in their order; null where it was not seen at that age. */
  floorBytes: Array<Array<number | null>>;
}

/**
 * Puts the floors of the longest lives on one axis of ages (or times), whatever ages are compared: the chart shows all that
 * is known. Between two points of a floor the earlier one holds. Cost: n log n a member. Never throws.
 */
export function alignFloors(series: readonly CohortSeries[], basis: Cohorts['basis']): AlignedFloors {
  const lines = series.map((one) => {
    const { floor } = findFloor(one);
    // Without a start time there is no age.
    return floor === null || (basis === 'age' && floor.startSeconds === null)
      ? null
      : { axis: toAxis(floor, basis), bytes: floor.floorBytes };
  });
  const all = lines.flatMap((line) => line?.axis ?? []);
  const count = COHORT_LIMITS.chartPoints.value;
  if (basis === 'none' || all.length === 0) {
    return { positions: [], floorBytes: series.map(() => []) };
  }
  const first = all.reduce((least, value) => Math.min(least, value));
  const last = all.reduce((most, value) => Math.max(most, value));
  const step = (last - first) / (count - 1);
  const positions =
    step === 0 ? [first] : Array.from({ length: count }, (_, i) => (i === count - 1 ? last : first + i * step));
  return {
    positions,
    floorBytes: lines.map((line) =>
      line === null ? positions.map(() => null) : holdOn(positions, line.axis, line.bytes)
    ),
  };
}

function holdOn(positions: readonly number[], axis: readonly number[], bytes: readonly number[]): Array<number | null> {
  const end = axis[axis.length - 1];
  let place = -1;
  return positions.map((position) => {
    while (place + 1 < axis.length && axis[place + 1] <= position) {
      place++;
    }
    return place < 0 || position > end ? null : bytes[place];
  });
}
