import type { TriageRow } from '../triage/triageModel';

type Figures = Pick<TriageRow, 'usageBytes' | 'workingSetBytes' | 'limitBytes'>;

/** How full the limit is. The working set stands in where usage is not exported. */
export function toLimitRatio({ usageBytes, workingSetBytes, limitBytes }: Figures): number | null {
  const usedBytes = usageBytes ?? workingSetBytes;
  return usedBytes === null || limitBytes === null ? null : usedBytes / limitBytes;
}
