import { alignSeries } from '../frames/alignSeries';
import type { Series } from '../frames/flattenSeries';
import type { Life, Measure } from '../frames/readPrometheusFrames';

export interface MergedLives {
  timesMs: number[];
  /** Which row of which life counts at each time: values of two lives are never mixed in one sample. */
  valueAt: (measure: Measure, row: number) => number | null | undefined;
}

/** The measure that tells which life is the one that uses memory now, best first. */
const LEADING: Measure[] = ['usageBytes', 'workingSetBytes', 'unnamedBytes', 'rssBytes'];

/** One history out of the lives of a container. While two overlap, the one that holds more memory counts. */
export function mergeLives(lives: Life[]): MergedLives {
  const flat: Array<{ life: number; measure: Measure; series: Series }> = [];
  lives.forEach((life, index) => life.forEach((series, measure) => flat.push({ life: index, measure, series })));
  const { timesMs, columns } = alignSeries(flat.map(({ series }) => series));
  const columnOf = lives.map(() => new Map<Measure, Array<number | null | undefined>>());
  flat.forEach(({ life, measure }, index) => columnOf[life].set(measure, columns[index]));

  const chosen = timesMs.map((_, row) => {
    let best = 0;
    let bestBytes = -1;
    columnOf.forEach((measures, life) => {
      const leading = LEADING.find((measure) => typeof measures.get(measure)?.[row] === 'number');
      const bytes = leading === undefined ? -1 : (measures.get(leading)?.[row] ?? -1);
      if (bytes > bestBytes) {
        best = life;
        bestBytes = bytes;
      }
    });
    return best;
  });
  return {
    timesMs,
    valueAt: (measure, row) => {
      const own = columnOf[chosen[row]].get(measure)?.[row];
      // Limits and start times often come from another job, with other labels.
      const shared = measure === 'limitBytes' || measure === 'startTimeSeconds';
      return typeof own === 'number' || !shared ? own : largest(columnOf.map((life) => life.get(measure)?.[row]));
    },
  };
}

function largest(values: Array<number | null | undefined>): number | null {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  return numbers.length === 0 ? null : Math.max(...numbers);
}
