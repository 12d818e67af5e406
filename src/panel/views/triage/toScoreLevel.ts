import { SCORE_PARAMETERS } from '../../../engine';

export type ScoreLevel = 'low' | 'rising' | 'alert' | 'strict';

/** What a score means, by the thresholds of the score's own definition. */
export function toScoreLevel(score: number): ScoreLevel {
  if (score >= SCORE_PARAMETERS.strict.value) {
    return 'strict';
  }
  if (score >= SCORE_PARAMETERS.alert.value) {
    return 'alert';
  }
  return score >= SCORE_PARAMETERS.rising.value ? 'rising' : 'low';
}
