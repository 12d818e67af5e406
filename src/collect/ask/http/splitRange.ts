export interface RangeSlice {
  startMs: number;
  endMs: number;
}

/**
 * Cuts a range into slices of at most `maxPoints` points on the same grid: no time is in two slices, none is left out.
 * Whole milliseconds, as Prometheus counts, so that the grid does not drift.
 */
export function splitRange(startMs: number, endMs: number, stepMs: number, maxPoints: number): RangeSlice[] {
  const slices: RangeSlice[] = [];
  const span = stepMs * maxPoints;
  for (let sliceStart = startMs; sliceStart <= endMs; sliceStart += span) {
    slices.push({ startMs: sliceStart, endMs: Math.min(endMs, sliceStart + span - stepMs) });
  }
  return slices;
}

export function countPoints(startMs: number, endMs: number, stepMs: number): number {
  return Math.floor((endMs - startMs) / stepMs) + 1;
}
