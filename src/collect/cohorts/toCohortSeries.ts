import { type CohortSeries, findPart, splitHistory, type SplitHistory } from '../../engine';
import { gridTimes, type Grid, type Timeline } from '../containers/toTimelines';
import type { Member } from './toMembers';

/** One replica: its memory that cannot be reclaimed, with the value it is grouped by. */
export function toCohortSeries(
  timeline: Timeline,
  grid: Grid,
  nodeCpus: number | null,
  { image }: Member,
  group: string | null
): CohortSeries {
  const history = splitHistory(gridTimes(grid), timeline.readings, nodeCpus);
  return {
    key: timeline.key,
    process: null,
    group,
    version: image,
    timesSeconds: history.timesSeconds,
    bytes: toUnreclaimable(history),
    startTimesSeconds: timeline.startTimeSeconds,
  };
}

/** The parts that the kernel cannot take back by itself, added up. What may be either is counted: it may stay. */
export function toUnreclaimable({ parts, wholeBytes }: SplitHistory): Array<number | null> {
  const kept = parts.filter(({ name }) => findPart(name)?.reclaimable !== 'yes');
  return wholeBytes.map((whole, row) =>
    whole === null ? null : kept.reduce((sum, { bytes }) => sum + (bytes[row] ?? 0), 0)
  );
}
