import {
  combineParts,
  type ContainerScore,
  evaluateScoreFromFloors,
  type RangeEdge,
  RULE_LIMITS,
  SCORE_LOOKBACK_HOURS,
  SCORE_PARAMETERS,
  type ScoredPart,
} from '../../engine';

const HOUR_SECONDS = 3600;

/** One container over the past, an entry an hour. */
export interface ContainerPast {
  /** Unix seconds of the first floor; a full hour. */
  startSeconds: number;
  /** Of the hour that ends there. They reach further back than the other lists; all end at the same hour. */
  floors: Partial<Record<ScoredPart, ReadonlyArray<number | null>>>;
  limitBytes: ReadonlyArray<number | null>;
  startTimeSeconds: ReadonlyArray<number | null>;
  /** That of the server which made the floors. */
  edge: RangeEdge;
}

/**
 * The score at each hour for which there is a limit entry, as the recording rules give it at that hour: with the limit and
 * the start time of then. Cost: linear in the look-back for each stretch in which these two stay the same.
 */
export function scorePast({
  startSeconds,
  floors,
  limitBytes,
  startTimeSeconds,
  edge,
}: ContainerPast): ContainerScore[] {
  const count = limitBytes.length;
  const scores: ContainerScore[] = [];
  for (let first = 0; first < count;) {
    let end = first + 1;
    while (end < count && limitBytes[end] === limitBytes[first] && startTimeSeconds[end] === startTimeSeconds[first]) {
      end++;
    }
    const byPart = Object.entries(floors).map(([part, all]) => {
      const place = all.length - count;
      // No score looks further back.
      const from = Math.max(0, place + first - SCORE_LOOKBACK_HOURS);
      const input = {
        startSeconds: startSeconds + from * HOUR_SECONDS,
        floorBytes: all.slice(from, place + end),
        limitBytes: limitBytes[first],
        startTimeSeconds: startTimeSeconds[first],
      };
      return [part as ScoredPart, evaluateScoreFromFloors(input, { hours: end - first, edge })] as const;
    });
    for (let hour = 0; hour < end - first; hour++) {
      scores.push(combineParts(Object.fromEntries(byPart.map(([part, results]) => [part, results[hour]]))));
    }
    first = end;
  }
  return scores;
}

/** The score of one part at each hour; null where it has none, or where no sample is of the last hour. */
export function partScores(past: ContainerPast, scores: readonly ContainerScore[], part: ScoredPart) {
  const floors = past.floors[part] ?? [];
  return scores.map(({ parts }, hour) =>
    (floors[floors.length - scores.length + hour] ?? null) === null ? null : (parts[part]?.score ?? null)
  );
}

/** Seconds to the limit at each hour: `buildTimeToLimitRules` in TypeScript. */
export function secondsToLimit(
  past: ContainerPast,
  scores: readonly ContainerScore[],
  workingSetBytes: ReadonlyArray<number | null>
): Array<number | null> {
  const hours = RULE_LIMITS.slopeHours.value;
  const byPart = Object.keys(past.floors).map((name) => {
    const part = name as ScoredPart;
    return { floors: past.floors[part] ?? [], scores: partScores(past, scores, part) };
  });
  return scores.map((_, hour) => {
    const limit = past.limitBytes[hour];
    const workingSet = workingSetBytes[hour];
    const growth = byPart.reduce((sum, one) => {
      const place = one.floors.length - scores.length + hour;
      const rise = (one.floors[place] ?? NaN) - (one.floors[place - hours] ?? NaN);
      return rise > 0 && (one.scores[hour] ?? -1) >= SCORE_PARAMETERS.rising.value ? sum + rise : sum;
    }, 0);
    return limit === null || workingSet === null || !(growth > 0)
      ? null
      : (Math.max(0, limit - workingSet) / growth) * hours * HOUR_SECONDS;
  });
}
