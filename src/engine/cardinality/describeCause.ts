import { say } from '../language/say';
import type { LabelAnalysis } from './analyzeLabels';
import type { NameFinding } from './findNames';

/** What makes the series, beyond one label: sentences with the names of metrics and labels in them. */
export function describeCause(analysis: LabelAnalysis | null, names: NameFinding | null): string[] {
  const { combination = [], together = [] } = analysis ?? {};
  const sentences: Array<string | null> = [
    names && say`The names of metrics carry ids, as in ${names.pattern}. ${names.text}`,
    !names && combination.length > 0
      ? say`No label alone makes the label sets: ${joinWords(combination)} do together.`
      : null,
    !names && together.length > 1
      ? say`The labels ${joinWords(together)} change together: each of them alone tells as much, and only all of them off bring the number down.`
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** `a, b and c` */
function joinWords(words: readonly string[]): string {
  const [last, ...before] = [...words].reverse();
  return before.length === 0 ? last : say`${before.reverse().join(', ')} and ${last}`;
}
