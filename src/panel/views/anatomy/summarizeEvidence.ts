import type { AnatomyModel, Evidence } from '../../read/anatomy/anatomyModel';
import type { Mark } from '../../read/anatomy/readMarks';
import type { SparkHistory } from '../../parts/list/toSparkPaths';
import { findLastRestart } from './findLastRestart';

export interface EvidenceSummary extends Omit<Evidence, 'values'> {
  /** Of a gauge: first and last known value since the last restart. Of a counter the first is null. */
  first: number | null;
  /** Of a counter: what it rose by since the last restart. */
  last: number;
  /** Of a counter: what it rose by at each sample. */
  history: SparkHistory;
}

/**
 * What the evidence did over the window: gauges that grew most come first, counters last. Changes across a restart say
 * nothing: the last life counts. Cost: linear.
 */
export function summarizeEvidence(
  { evidence, timesMs }: Pick<AnatomyModel, 'evidence' | 'timesMs'>,
  marks: readonly Mark[]
): EvidenceSummary[] {
  const restartMs = findLastRestart(marks);
  const summaries = evidence.flatMap(({ values, ...about }): EvidenceSummary[] => {
    const drawn = about.kind === 'counter' ? toIncrements(values) : values.map((value) => value ?? null);
    const known = drawn.filter((value, row): value is number => value !== null && timesMs[row] >= restartMs);
    if (known.length === 0) {
      return [];
    }
    const figures =
      about.kind === 'counter'
        ? { first: null, last: known.reduce((sum, value) => sum + value, 0) }
        : { first: known[0], last: known[known.length - 1] };
    return [{ ...about, ...figures, history: { times: timesMs, values: drawn, floors: null } }];
  });
  return summaries.sort((a, b) => toRise(b) - toRise(a));
}

/** From sample to sample. A counter that fell has started again at zero. */
function toIncrements(values: Evidence['values']): Array<number | null> {
  let before: number | null = null;
  return values.map((value) => {
    if (typeof value !== 'number') {
      return null;
    }
    const increment = before === null ? null : value >= before ? value - before : value;
    before = value;
    return increment;
  });
}

/** How much a gauge rose, in proportion to what it was. */
function toRise({ first, last }: EvidenceSummary): number {
  return first === null ? -Infinity : (last - first) / Math.max(1, Math.abs(first));
}
