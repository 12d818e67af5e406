import { DEFAULT_RANGE_EDGE, type RangeEdge } from '../score/rangeEdge';
import { slidingExtreme } from '../stats/slidingExtreme';
import { RULE_LIMITS } from './ruleLimits';

const HOUR_SECONDS = 3600;
/** The floor is of an hour and a minute: the same samples whether or not a range includes its first moment. */
const FLOOR_SECONDS = HOUR_SECONDS + 60;
const SLOPE_SECONDS = RULE_LIMITS.slopeHours.value * HOUR_SECONDS;
const HISTORY_SECONDS = RULE_LIMITS.nodeHistory.value * HOUR_SECONDS;

/** How far the time to pressure of a node looks back. */
export const NODE_LOOKBACK_SECONDS = SLOPE_SECONDS + HISTORY_SECONDS + FLOOR_SECONDS;

export interface PressureMoments {
  stepSeconds: number;
  count: number;
  /** That of the server whose values are wanted. Default: DEFAULT_RANGE_EDGE. */
  edge?: RangeEdge;
}

/**
 * Seconds until a node is under memory pressure, at each of the last `count` moments: the last rule of `buildNodeRules` in TypeScript,
 * over values as the rules record them. The working set has to reach back by NODE_LOOKBACK_SECONDS; both lists end at
 * the same moment. Cost: O(n).
 */
export function secondsToPressure(
  workingSetBytes: ReadonlyArray<number | null>,
  lineBytes: ReadonlyArray<number | null>,
  { stepSeconds, count, edge = DEFAULT_RANGE_EDGE }: PressureMoments
): Array<number | null> {
  const steps = (seconds: number) => Math.round(seconds / stepSeconds);
  const floors = slidingExtreme(workingSetBytes, Math.floor(FLOOR_SECONDS / stepSeconds) + 1, 'min');
  // Recorded values lie on the grid of the rules, and so does the edge of the history.
  const historySteps = steps(HISTORY_SECONDS) + (edge === 'closed' ? 1 : 0);
  const highest = slidingExtreme(floors, Math.max(1, historySteps), 'max');
  const before = workingSetBytes.length - count;
  return Array.from({ length: count }, (_, index) => {
    const place = before + index;
    const line = lineBytes[index] ?? null;
    const workingSet = workingSetBytes[place] ?? null;
    const [floor, half, whole] = [0, SLOPE_SECONDS / 2, SLOPE_SECONDS].map(
      (back) => floors[place - steps(back)] ?? null
    );
    if (line === null || workingSet === null || floor === null || half === null || whole === null) {
      return null;
    }
    const known = highest[place - steps(SLOPE_SECONDS)] ?? null;
    const isRising = floor > half && half > whole;
    return !isRising || (known !== null && floor <= known)
      ? null
      : (Math.max(0, line - workingSet) / (floor - whole)) * SLOPE_SECONDS;
  });
}
