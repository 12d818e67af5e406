import { formatShare } from '../../../engine';
import type { RowDiagnosis } from '../../read/triage/rowDiagnosis';
import { toWords } from './listFacts';

/** What grows inside of anonymous memory, with its share of that growth; empty where nobody knows. */
export function describeRuntimePart(diagnosis: Pick<RowDiagnosis, 'runtimePart' | 'runtimeShare'> | null): string[] {
  if (diagnosis === null || diagnosis.runtimePart === null) {
    return [];
  }
  const { runtimePart, runtimeShare } = diagnosis;
  return [runtimeShare === null ? toWords(runtimePart) : `${toWords(runtimePart)} ${formatShare(runtimeShare, 1)}`];
}
