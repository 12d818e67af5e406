import type { PartialInterval } from '../../../contract/toInterval';
import type { Diagnosis } from '../../../engine';

/** What the list knows of the diagnosis of one container. Texts are plain and capped. */
export interface RowDiagnosis extends Pick<
  Diagnosis,
  'verdict' | 'unknownReason' | 'leakCause' | 'runtimePart' | 'process' | 'evidence' | 'nextSteps'
> {
  /** Of the growth of anonymous memory, 0 to 1. */
  runtimeShare: number | null;
  /** 0 to 1. */
  confidence: number | null;
  /** Unix seconds; null without growth, or where it began before the data. */
  onsetSeconds: PartialInterval | null;
  /** An open side is null. */
  secondsToLimit: PartialInterval | null;
}
