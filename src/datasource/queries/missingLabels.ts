import type { QueryScope } from '../../contract/query';

/** What names one pod. The cluster comes on top where metrics carry it; the container chooses within. */
export const POD_LABELS = ['namespace', 'pod'] as const;

/** The labels that a scope lacks to name one pod. */
export function missingLabels(scope: QueryScope): string[] {
  return POD_LABELS.filter((label) => !scope[label]);
}
