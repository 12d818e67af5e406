import type { Diagnosis, ScoreState } from '../../engine';
import type { ContainerJson } from './containerJson';

/** One series of a file with its score. */
export interface ScoredSeries {
  id: string;
  /** Moment of the score, Unix seconds; null for a series without samples. */
  atSeconds: number | null;
  state: ScoreState;
  /** Null for a series without samples. */
  diagnosis: Diagnosis | null;
  json: ContainerJson;
}
