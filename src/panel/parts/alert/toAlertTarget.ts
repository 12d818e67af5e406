import type { AlertLink, AlertScope } from '../../../contract/alertLink';
import type { ContainerKey, Verdict } from '../../../engine';

/** The alert that fits a container: what kills it again and again is too fast for the leak score. */
export function toContainerTarget(
  key: ContainerKey,
  verdict: Verdict | undefined,
  /** Where it is known: else the page guesses it from the pod. */
  workload: string | null = null
): Pick<AlertLink, 'kind' | 'labels'> {
  const { cluster, namespace, pod, container } = key;
  return {
    kind: verdict === 'restart-loop' ? 'oom-loop' : 'leak',
    labels: dropEmpty({ cluster, namespace, workload, pod, container }),
  };
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
