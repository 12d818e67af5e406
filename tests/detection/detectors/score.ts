import {
  combineParts,
  type ContainerScore,
  evaluateScoreFromFloors,
  SCORE_PARAMETERS,
  type ScoredPart,
  type ScoreResult,
} from '../../../src/engine';
import type { SeriesPart } from '../containerSeries';
import type { Prepared } from '../prepare';
import type { Detector } from './detector';

export const ALERT = SCORE_PARAMETERS.alert.value;

/**
 * The score of one signal at every hour, from its hourly floors. Each hour is scored with the start time that a server
 * had then, so a series is scored life by life.
 */
function scoreSignal(prepared: Prepared, of: SeriesPart | 'working_set'): ScoreResult[] {
  const { startSeconds, hours, series } = prepared;
  const floors = prepared.floors(of);
  const results: ScoreResult[] = [];
  while (results.length < hours) {
    const startTimeSeconds = prepared.startTimeSeconds(results.length);
    let end = results.length + 1;
    while (end < hours && prepared.startTimeSeconds(end) === startTimeSeconds) {
      end++;
    }
    const input = { startSeconds, floorBytes: floors.slice(0, end), limitBytes: series.limitBytes, startTimeSeconds };
    results.push(...evaluateScoreFromFloors(input, { hours: end - results.length }));
  }
  return results;
}

/** The score of the container at every hour: parts where they are measured, else the working set. Computed once. */
export function scoreContainer(prepared: Prepared): ContainerScore[] {
  return prepared.once('score', () => {
    const names = prepared.series.parts ? (['anon', 'tmpfs', 'kernel'] as const) : (['working_set'] as const);
    const byPart = names.map((name) => ({ name, results: scoreSignal(prepared, name) }));
    return Array.from({ length: prepared.hours }, (_, hour) =>
      combineParts(Object.fromEntries(byPart.map(({ name, results }) => [name, results[hour]])))
    );
  });
}

function scoreOf(name: string, title: string, of: 'anon' | 'working_set'): Detector {
  return {
    name,
    title: `${title} >= ${ALERT} for 1h`,
    inARow: 2,
    everyHours: 1,
    prepare(prepared) {
      const results = scoreSignal(prepared, prepared.series.parts ? of : 'working_set');
      return (hour) => {
        const score = results[hour].score ?? 0;
        return { alarm: score >= ALERT, rank: score };
      };
    },
  };
}

/** The working set holds all parts; what was swapped out is anonymous memory. */
export function toSeriesPart(part: ScoredPart | null): SeriesPart | null | undefined {
  return part === 'working_set' ? undefined : part === 'swap' ? 'anon' : part;
}

const SCORE: Detector = {
  name: 'score',
  title: `leak score >= ${ALERT} for 1h`,
  inARow: 2,
  everyHours: 1,
  prepare(prepared) {
    const results = scoreContainer(prepared);
    return (hour) => {
      const { part, score } = results[hour];
      return {
        alarm: (score ?? 0) >= ALERT,
        rank: score ?? 0,
        part: toSeriesPart(part),
      };
    };
  },
};

export const SCORE_DETECTORS: readonly Detector[] = [
  SCORE,
  scoreOf('score-ws', 'leak score of the working set', 'working_set'),
  scoreOf('score-rss', 'leak score of rss', 'anon'),
];
