import { buildScoreExpr, buildScoreSource, formatCount, SCORE_WINDOWS, say } from '../../engine';
import { matchersText } from '../containers/memoryQueries';
import type { BacktestPlan } from './backtestRequest';

/** A selector that can be found again in a text. */
const MARK = 'memory{}';
const RANGE = /memory\{\}\[(\d+)h\](?: offset \d+h)?\)\)(\)\[(\d+)d:1h\])?/g;

/**
 * What one evaluation of the text for one window reads of a container with all of its history, as a server counts it:
 * hours of raw samples, and values of subqueries. The samples that a subquery reads on its way are not counted there.
 */
export function readsOf(window: (typeof SCORE_WINDOWS)[number]): { hours: number; points: number } {
  const text = buildScoreExpr(window, { ...buildScoreSource('anon'), memory: MARK });
  const reads = { hours: 0, points: 0 };
  for (const [, hours, , days] of text.matchAll(RANGE)) {
    if (days === undefined) {
      reads.hours += Number(hours);
    } else {
      reads.points += Number(days) * 24;
    }
  }
  return reads;
}

/**
 * Samples that one evaluation of the alert reads without recording rules: all windows of anonymous memory from its raw
 * series. The linked data source does not pass on what the server counts, so it is worked out from the ranges in the text
 * and the samples of the last hour; null where there are none.
 */
export async function estimateStandalone({
  asked,
  matchers,
  clusterLabel,
}: Pick<BacktestPlan, 'asked' | 'matchers' | 'clusterLabel'>): Promise<{
  samples: number | null;
  sentences: string[];
}> {
  const { memory } = buildScoreSource('anon', { clusterLabel, matchers: matchersText(matchers) });
  const [sum, count] = await Promise.all([
    asked.instant(`sum(count_over_time(${memory}[1h]))`),
    asked.instant(`count(count_over_time(${memory}[1h]))`),
  ]);
  const perHour = sum.vector[0]?.value ?? null;
  const containers = count.vector[0]?.value ?? 0;
  const reads = SCORE_WINDOWS.map(readsOf);
  const ofHours = (perHour ?? 0) * reads.reduce((all, { hours }) => all + hours, 0);
  const ofPoints = containers * reads.reduce((all, { points }) => all + points, 0);
  const samples = perHour === null ? null : Math.round(ofHours + ofPoints);
  return {
    samples,
    sentences:
      samples === null
        ? [say`What an evaluation of the alert costs is not known: the samples of all containers ended before the end of the range.`]
        : [
            say`Without recording rules one evaluation of all windows reads about ${formatCount(samples)} samples. That is an estimate, for containers with eleven days of history; with recording rules it is about one sample a score.`,
          ],
  };
}
