import { type ContainerKey, SCORE_LOOKBACK_HOURS, type ScoredPart, utf8Bytes } from '../../engine';
import type { InstantAsk } from '../ask/joinedAsk';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from './collectLimits';
import { matchersText, podRowsQuery, rowsQuery, scopeOf, specifiedLimitsQuery } from './memoryQueries';
import { partFloorsQuery } from './partQueries';
import { ENDING_METRICS } from '../facts/marks/markQueries';
import { splitEndings } from '../facts/marks/splitEndings';
import { mapBounded } from '../ask/mapBounded';
import type { MatrixSeries, VectorSample } from '../ask/prometheusClient';
import type { LabelMatcher } from '../sources/labelMatcher';
import { PRESSURE_METRICS, SWAP_LIMIT_METRIC } from '../sources/memoryMetrics';

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
  /** Rows at the moment that is asked about, of whole pods: what stands beside the containers as well. */
  now: VectorSample[];
  /** Limits of the pod specification. */
  limits: VectorSample[];
  /** Rows over the window. */
  history: MatrixSeries[];
  /** Rows over the time that the diagnosis looks at: at least two days. */
  longHistory: MatrixSeries[];
  /** What tells kills, over the same time. */
  endings: MatrixSeries[];
  /** Floors of each part at full hours, as far back as the score looks. */
  floors: MatrixSeries[];
}

/**
 * Asks for the details of the containers of a list. What is short to ask is asked of as many as fit into one text; the
 * floors name their containers ten times over, so that fewer fit. What is asked at the moment goes through `joined`.
 */
export async function fetchDetails(asked: AskSession, joined: InstantAsk, request: DetailsRequest): Promise<Details> {
  const { keys, atSeconds, windowSeconds, clusterLabel } = request;
  const { containersPerRequest, containersPerFloors } = COLLECT_LIMITS;
  const lastHour = Math.floor(atSeconds / HOUR_SECONDS) * HOUR_SECONDS;
  const firstHour = lastHour - (SCORE_LOOKBACK_HOURS + RANKED_HOURS) * HOUR_SECONDS;
  const longSeconds = diagnosisSeconds(windowSeconds);
  const inChunks = <T>(most: number, ask: (scope: readonly LabelMatcher[]) => Promise<T>) =>
    mapBounded(toScopes(keys, clusterLabel, most), PARALLEL_CHUNKS, ask);
  const range =
    (seconds: number, stepSeconds: number, moreMetrics: readonly string[]) => (scope: readonly LabelMatcher[]) =>
      asked.range(rowsQuery(scope, moreMetrics), atSeconds - seconds, atSeconds, stepSeconds);
  const [now, history, longHistory, floors] = await Promise.all([
    inChunks(keys.length, (scope) =>
      joined.instant(
        `${podRowsQuery([POD_ROWS, ...scope.filter(isOfPod)], [SWAP_LIMIT_METRIC])} or ${specifiedLimitsQuery(scope, clusterLabel)}`
      )
    ),
    inChunks(containersPerRequest.value, range(windowSeconds, trendStepSeconds(windowSeconds), PRESSURES)),
    inChunks(containersPerRequest.value, range(longSeconds, diagnosisStepSeconds(windowSeconds), ENDING_METRICS)),
    inChunks(containersPerFloors.value, (scope) =>
      asked.range(partFloorsQuery(request.parts, scope, clusterLabel), firstHour, lastHour, HOUR_SECONDS)
    ),
  ]);
  const long = splitEndings(longHistory.flatMap(({ series }) => series));
  const rows = now.flatMap(({ vector }) => vector);
  // Rows are raw and carry their name; what is worked out has lost it.
  const isRow = ({ labels }: VectorSample) => labels.__name__ !== undefined;
  return {
    now: rows.filter(isRow),
    limits: rows.filter((sample) => !isRow(sample)),
    history: history.flatMap(({ series }) => series),
    longHistory: long.rows,
    endings: long.endings,
    floors: floors.flatMap(({ series }) => series),
  };
}

const PARALLEL_CHUNKS = 2;
const PRESSURES = Object.values(PRESSURE_METRICS);
/** Not the cgroups that hold pods. */
const POD_ROWS: LabelMatcher = { label: 'pod', op: '!=', value: '' };
const isOfPod = ({ label }: LabelMatcher) => label !== 'container';

/** Scopes of so many containers at most whose names fit into one query each. */
function toScopes(keys: readonly ContainerKey[], clusterLabel: string | null, most: number): LabelMatcher[][] {
  const scopes: LabelMatcher[][] = [];
  for (let first = 0; first < keys.length;) {
    let count = Math.min(most, keys.length - first);
    let scope = scopeOf(keys.slice(first, first + count), clusterLabel);
    while (count > 1 && utf8Bytes(matchersText(scope)) > COLLECT_LIMITS.scopeBytes.value) {
      count = Math.ceil(count / 2);
      scope = scopeOf(keys.slice(first, first + count), clusterLabel);
    }
    scopes.push(scope);
    first += count;
  }
  return scopes;
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
