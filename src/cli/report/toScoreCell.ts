import { type ContainerFinding, SCORE_PARAMETERS } from '../../engine';
import type { Cell } from '../output/renderTable';

/** A score that is not known is a word, never a number. */
export function toScoreCell({ score, scoreState }: Pick<ContainerFinding, 'score' | 'scoreState'>): Cell {
  if (score === null) {
    return { text: scoreState.replace('-', ' '), colour: 'dim' };
  }
  const text = score.toFixed(0);
  if (score >= SCORE_PARAMETERS.alert.value) {
    return { text, colour: 'red' };
  }
  return score >= SCORE_PARAMETERS.rising.value ? { text, colour: 'yellow' } : text;
}
