import { dateTimeFormat } from '@grafana/data';
import { formatSpan } from '../../../engine';
import type { RowDiagnosis } from '../../read/triage/rowDiagnosis';
import { strings } from '../../strings';
import { diagnosisStrings } from './diagnosisStrings';
import { VERDICT_LOOKS } from './verdictLooks';

export interface OnsetWords {
  words: string;
  /** Time of day and interval; null where there is none. */
  help: string | null;
}

/** Since when it grows, relative to the end of the time range. */
export function describeOnset(diagnosis: RowDiagnosis | null, nowSeconds: number, timeZone: string): OnsetWords {
  const { ago, before, beforeHelp, at, between } = diagnosisStrings.since;
  if (diagnosis === null) {
    return { words: strings.unknown, help: null };
  }
  if (diagnosis.onsetSeconds === null) {
    return VERDICT_LOOKS[diagnosis.verdict].grows
      ? { words: before, help: beforeHelp }
      : { words: strings.unknown, help: null };
  }
  const { low, mid, high } = diagnosis.onsetSeconds;
  const format = (seconds: number) => dateTimeFormat(seconds * 1000, { timeZone });
  const shown = mid ?? low ?? high ?? nowSeconds;
  const interval = low !== null && high !== null ? [between(format(low), format(high))] : [];
  return { words: ago(formatSpan(Math.max(0, nowSeconds - shown))), help: [at(format(shown)), ...interval].join(' ') };
}
