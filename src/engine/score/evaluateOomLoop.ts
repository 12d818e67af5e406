import { PER_CENT, SECONDS_PER_HOUR } from '../units';
import { OOM_LOOP_FACTORS, OOM_LOOP_PARAMETERS } from './oomLoopDefinition';
import { DEFAULT_RANGE_EDGE, type RangeEdge } from './rangeEdge';

export interface OomLoopInput {
  /** Unix seconds, ascending: multiples of the step of OOM_LOOP_PARAMETERS, as subqueries evaluate. */
  timesSeconds: readonly number[];
  /** Anonymous memory (working set where that is not measured) at these moments; null where there was no sample. */
  bytes: ReadonlyArray<number | null>;
  /** Null without a limit. */
  limitBytes: number | null;
  /** Restarts in the window; null where nobody counts them. */
  restarts: number | null;
  /** Whether the last end was an OOM kill. */
  killed: boolean;
}

export interface OomLoopMoment {
  atSeconds: number;
  /** That of the server whose score is wanted. Default: DEFAULT_RANGE_EDGE. */
  edge?: RangeEdge;
}

/**
 * The companion score of one container: what the text of `buildOomLoopExpr` gives on a server, 0 to 100; null where the
 * server gives none. Every operation stands in the order of the text. Cost: O(n).
 */
export function evaluateOomLoop(
  input: OomLoopInput,
  { atSeconds, edge = DEFAULT_RANGE_EDGE }: OomLoopMoment
): number | null {
  const { timesSeconds, limitBytes, restarts, killed } = input;
  const from = atSeconds - OOM_LOOP_PARAMETERS.window.value * SECONDS_PER_HOUR;
  const seen = input.bytes.filter((value, i): value is number => {
    const time = timesSeconds[i];
    return value !== null && time <= atSeconds && (edge === 'left-open' ? time > from : time >= from);
  });
  if (seen.length === 0 || restarts === null || !(restarts > 0) || !killed) {
    return null;
  }
  const highest = Math.max(...seen);
  const lowest = Math.min(...seen);
  const height = highest - lowest;
  if (!(height > 0)) {
    return null;
  }
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  const least = Math.min(
    OOM_LOOP_FACTORS.restarts * restarts,
    (OOM_LOOP_FACTORS.ramp * (mean - lowest)) / height,
    (OOM_LOOP_FACTORS.ramp * (highest - mean)) / height,
    (OOM_LOOP_FACTORS.height * height) / (limitBytes ?? highest)
  );
  return PER_CENT * Math.max(0, Math.min(1, least));
}
