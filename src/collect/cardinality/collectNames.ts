import { findNames, type NameFinding } from '../../engine';
import { nameCountQuery, newNamesQuery, newNamesSeriesQuery, type PageMoment } from './cardinalityQueries';
import type { TargetPage } from './collectPage';
import type { InstantAsk } from '../ask/joinedAsk';

/**
 * Whether the names of the metrics of a target explode. Only names that were not there at the start tell; a start that
 * is not known tells nothing.
 */
export async function collectNames(
  asked: InstantAsk,
  { now, hourAgo, start, countedSeries }: TargetPage,
  grownSeries: number | null
): Promise<NameFinding | null> {
  if (start === null) {
    return null;
  }
  const touched = countedSeries ?? 0;
  const count = async (moment: PageMoment | null) =>
    moment && ((await asked.instant(nameCountQuery(moment), touched)).vector[0]?.value ?? null);
  const [names, namesHourAgo, namesAtStart, news, newSeries] = await Promise.all([
    count(now),
    count(hourAgo),
    count(start),
    asked.instant(newNamesQuery(now, start), 2 * touched),
    asked.instant(newNamesSeriesQuery(now, start), 2 * touched),
  ]);
  return findNames({
    names,
    namesHourAgo,
    // At a moment that is known and has no series there is no name.
    namesAtStart: namesAtStart ?? 0,
    newSeries: newSeries.vector[0]?.value ?? null,
    grownSeries,
    examples: news.vector.flatMap(({ labels }) => labels.__name__ ?? []),
  });
}
