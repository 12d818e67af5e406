import type { PodAnatomy } from '../pods/collectPod';
import type { KubeletSummary } from './summary';
import { toLivePod } from './toLivePod';

/**
 * The pods of a summary in the same shape as those from Prometheus, each with the one moment that a summary has. Live
 * views append the next ones. Stale readings are shown at their own time, as gaps in that of the summary.
 */
export function toPodAnatomies(summary: KubeletSummary, cluster: string | null): PodAnatomy[] {
  const { timeSeconds, nodeName } = summary;
  return timeSeconds === null
    ? []
    : summary.pods.map((pod) =>
        toLivePod({ cluster, namespace: pod.namespace, pod: pod.pod }, nodeName, [{ timeSeconds, value: pod }])
      );
}
