import type { LeaksRow } from '../../../contract/leaksFrame';
import { toInterval } from '../../../contract/toInterval';
import type { RowDiagnosis } from './rowDiagnosis';

/** The diagnosis in one row of a leaks frame; null where nobody judged, or with a verdict that nobody knows. */
export function readDiagnosis(row: LeaksRow): RowDiagnosis | null {
  const { verdict, unknownReason, confidence, leakCause, runtimePart, runtimeShare, process, evidence, nextSteps } =
    row;
  return (
    verdict && {
      verdict,
      unknownReason: verdict === 'unknown' ? unknownReason : null,
      confidence,
      leakCause: verdict === 'leak' ? leakCause : null,
      runtimePart,
      runtimeShare,
      process,
      onsetSeconds: toInterval(row.onsetLow, row.onset, row.onsetHigh),
      secondsToLimit: toInterval(row.secondsToLimitLow, row.secondsToLimit, row.secondsToLimitHigh),
      evidence,
      nextSteps,
    }
  );
}
