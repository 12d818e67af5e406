import { DEFAULT_PREFIX } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { matchersText } from '../containers/memoryQueries';

/** What the rules of the leak score record for every container that is measured. */
export const LEAK_WITNESS = `${DEFAULT_PREFIX}_floor:1h`;

/** Series of a name that carry all of these labels, whatever their values. */
export function selectWitness(name: string, labels: readonly string[], matchers: readonly LabelMatcher[]): string {
  const known = labels.map((label): LabelMatcher => ({ label, op: '!=', value: '' }));
  return `${name}{${matchersText([...matchers, ...known])}}`;
}
