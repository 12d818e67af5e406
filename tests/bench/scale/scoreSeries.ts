import { DEFAULT_PREFIX } from '../../../src/engine';
import type { BackfillSeries } from '../../prometheus/backfillSeries.mjs';
import { toPods, type ScaleGrid } from './fleetSeries';
import { isBad, type PlannedWorkload } from './planFleet';

const HOURS = 26;
const STEP_SECONDS = 300;

/**
 * What the last rules of the chain would have recorded of the pods that are there: a witness for each container, and scores of
 * those that rise. The list reads no more than these; whether the scores are right is measured elsewhere.
 */
export function* scoreSeries(fleet: readonly PlannedWorkload[], grid: ScaleGrid): Generator<BackfillSeries> {
  const count = (HOURS * 3600) / STEP_SECONDS;
  const timesSeconds = Array.from({ length: count + 1 }, (_, i) => grid.endSeconds - (count - i) * STEP_SECONDS);
  const write = (name: string, labels: Record<string, string>, value: number) => ({
    labels: { __name__: `${DEFAULT_PREFIX}_${name}`, ...labels },
    timesSeconds,
    values: timesSeconds.map(() => value),
  });
  for (const [index, workload] of fleet.entries()) {
    const { namespace, course } = workload;
    for (const { name, toSeconds } of toPods(workload, grid)) {
      if (toSeconds < grid.endSeconds) {
        continue;
      }
      const labels = { namespace, pod: name, container: 'app' };
      if (course === 'leak') {
        yield write('leak_score', { ...labels, part: 'anon' }, 100);
      } else if (!isBad(workload) && index % 5 === 0) {
        yield write('leak_score', { ...labels, part: 'anon' }, (index * 7) % 60);
      }
      if (course === 'loop') {
        yield write('oom_loop_score', labels, 100);
      }
    }
  }
}
