import { SCORE_LOOKBACK_HOURS, type ContainerKey } from '../engine';
import type { Asked } from './asked';
import { COLLECT_LIMITS } from './collectLimits';
import type { LabelMatcher } from './labelMatcher';
import { hourlyFloorQuery, restartsQuery, rowsQuery, scopeOf, specifiedLimitsQuery } from './memoryQueries';
import type { InstantAnswer, RangeAnswer } from './prometheusClient';

export const HOUR_SECONDS = 3600;
/** The list is ranked by the highest score of a day, so the floors have to reach that much further back. */
export const RANKED_HOURS = 24;

export interface DetailsRequest {
  keys: readonly ContainerKey[];
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: string | null;
  /** Query for the containers of a scope that are alive. */
  living: (scope: readonly LabelMatcher[]) => string;
}

/** All that is known about a few containers. The answers may hold others: the scope is a product of lists. */
export interface Details {
  /** Rows at the moment that is asked about. */
  now: InstantAnswer;
  /** Rows over the window. */
  history: RangeAnswer;
  /** Floors at full hours, as far back as the score looks. */
  floors: RangeAnswer;
  living: InstantAnswer;
  limits: InstantAnswer;
  restarts: InstantAnswer;
}

/** Asks for the details of containers whose names fit into one query. */
export async function fetchDetails(asked: Asked, request: DetailsRequest): Promise<Details> {
  const { keys, atSeconds, windowSeconds, clusterLabel } = request;
  const scope = scopeOf(keys, clusterLabel);
  const lastHour = Math.floor(atSeconds / HOUR_SECONDS) * HOUR_SECONDS;
  const firstHour = lastHour - (SCORE_LOOKBACK_HOURS + RANKED_HOURS) * HOUR_SECONDS;
  const [now, history, floors, living, limits, restarts] = await Promise.all([
    asked.instant(rowsQuery(scope)),
    asked.range(rowsQuery(scope), atSeconds - windowSeconds, atSeconds, trendStepSeconds(windowSeconds)),
    asked.range(hourlyFloorQuery(scope, clusterLabel), firstHour, lastHour, HOUR_SECONDS),
    asked.instant(request.living(scope)),
    asked.instant(specifiedLimitsQuery(scope, clusterLabel)),
    asked.instant(restartsQuery(scope, clusterLabel, windowSeconds)),
  ]);
  return { now, history, floors, living, limits, restarts };
}

export function trendStepSeconds(windowSeconds: number): number {
  const step = Math.ceil(windowSeconds / COLLECT_LIMITS.trendPoints.value);
  return Math.max(COLLECT_LIMITS.smallestStepSeconds.value, step);
}
