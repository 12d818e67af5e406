import type { AlertLink, AlertScope } from '../../../contract/alertLink';
import type { AlertKind, ContainerKey } from '../../../engine';
import type { RowDiagnosis } from '../../read/triage/rowDiagnosis';

/** The alert that fits a container: the leak score does not see what restarts hide, or what is killed again and again. */
export function toContainerTarget(
  key: ContainerKey,
  diagnosis: Pick<RowDiagnosis, 'verdict' | 'leakCause'> | null,
  /** Where it is known: else the page guesses it from the pod. */
  workload: string | null = null
): Pick<AlertLink, 'kind' | 'labels'> {
  const { cluster, namespace, pod, container } = key;
  return {
    kind: toKind(diagnosis),
    labels: dropEmpty({ cluster, namespace, workload, pod, container }),
  };
}

function toKind(diagnosis: Pick<RowDiagnosis, 'verdict' | 'leakCause'> | null): AlertKind {
  if (diagnosis?.verdict === 'restart-loop') {
    return 'oom-loop';
  }
  const cause = diagnosis?.leakCause ?? null;
  return cause === null ? 'leak' : cause === 'fast' ? 'fast-leak' : 'masked-leak';
}

export function toNodeTarget({ cluster, node }: { cluster: string | null; node: string }) {
  return { kind: 'node-pressure' as const, labels: dropEmpty({ cluster, node }) };
}

export function toScrapeTarget({ cluster, job, instance }: { cluster: string | null; job: string; instance: string }) {
  return { kind: 'cardinality' as const, labels: dropEmpty({ cluster, job, instance }) };
}

function dropEmpty(labels: Record<string, string | null>): AlertScope {
  return Object.fromEntries(Object.entries(labels).filter(([, text]) => text)) as AlertScope;
}
