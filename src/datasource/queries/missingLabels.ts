import type { QueryScope } from '../../contract/query';

/** What names one container. The cluster comes on top where metrics carry it. */
export const ANATOMY_LABELS = ['namespace', 'pod', 'container'] as const;

/** The labels that a scope lacks to name one container. */
export function missingLabels(scope: QueryScope): string[] {
  return ANATOMY_LABELS.filter((label) => !scope[label]);
}
