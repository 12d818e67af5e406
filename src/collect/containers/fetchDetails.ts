import { type ContainerKey, SCORE_LOOKBACK_HOURS, type ScoredPart } from '../../engine';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import { rowsQuery, scopeOf, specifiedLimitsQuery } from './memoryQueries';
import { partFloorsQuery } from './partQueries';
import type { RangeAnswer, VectorSample } from '../ask/prometheusClient';

export const HOUR_SECONDS = 3600;
/** The list is ranked by the highest score of a day, so the floors have to reach that much further back. */
export const RANKED_HOURS = 24;

export interface DetailsRequest {
  keys: readonly ContainerKey[];
  atSeconds: number;
  windowSeconds: number;
  clusterLabel: string | null;
  /** The parts whose metrics exist. */
  parts: readonly ScoredPart[];
}

/** All that is known about a few containers. The answers may hold others: the scope is a product of lists. */
export interface Details {
  /** Rows at the moment that is asked about. */
  now: VectorSample[];
  /** Limits of the pod specification. */
  limits: VectorSample[];
  /** Rows over the window. */
  history: RangeAnswer;
  /** Rows over the time that the diagnosis looks at: at least two days. */
  longHistory: RangeAnswer;
  /** Floors of each part at full hours, as far back as the score looks. */
  floors: RangeAnswer;
}

/** Asks for the details of containers whose names fit into one query. */
export async function fetchDetails(asked: AskSession, request: DetailsRequest): Promise<Details> {
  const { keys, atSeconds, windowSeconds, clusterLabel } = request;
  const scope = scopeOf(keys, clusterLabel);
  const lastHour = Math.floor(atSeconds / HOUR_SECONDS) * HOUR_SECONDS;
  const firstHour = lastHour - (SCORE_LOOKBACK_HOURS + RANKED_HOURS) * HOUR_SECONDS;
  const longSeconds = diagnosisSeconds(windowSeconds);
  const [now, history, longHistory, floors] = await Promise.all([
    asked.instant(`${rowsQuery(scope)} or ${specifiedLimitsQuery(scope, clusterLabel)}`),
    asked.range(rowsQuery(scope), atSeconds - windowSeconds, atSeconds, trendStepSeconds(windowSeconds)),
    asked.range(rowsQuery(scope), atSeconds - longSeconds, atSeconds, diagnosisStepSeconds(windowSeconds)),
    asked.range(partFloorsQuery(request.parts, scope, clusterLabel), firstHour, lastHour, HOUR_SECONDS),
  ]);
  // Rows are raw and carry their name; what is worked out has lost it.
  const isRow = ({ labels }: VectorSample) => labels.__name__ !== undefined;
  return {
    now: now.vector.filter(isRow),
    limits: now.vector.filter((sample) => !isRow(sample)),
    history,
    longHistory,
    floors,
  };
}

export function trendStepSeconds(windowSeconds: number): number {
  const step = Math.ceil(windowSeconds / COLLECT_LIMITS.trendPoints.value);
  return Math.max(COLLECT_LIMITS.smallestStepSeconds.value, step);
}

/** How far back the diagnosis looks: two days tell a daily pattern from a trend. */
export function diagnosisSeconds(windowSeconds: number): number {
  return Math.max(windowSeconds, COLLECT_LIMITS.diagnosisSeconds.value);
}

export function diagnosisStepSeconds(windowSeconds: number): number {
  const step = Math.ceil(diagnosisSeconds(windowSeconds) / COLLECT_LIMITS.diagnosisPoints.value);
  return Math.max(COLLECT_LIMITS.smallestStepSeconds.value, step);
}
