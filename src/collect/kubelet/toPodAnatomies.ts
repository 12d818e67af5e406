import { splitHistory, splitPodHistory } from '../../engine';
import { toRowBytes, type PodAnatomy } from '../collectPod';
import { NO_COST } from '../queryCost';
import type { KubeletSummary, SummaryMemory, SummaryPod } from './summary';

/**
 * The pods of a summary in the same shape as those from Prometheus, each with the one moment that a summary has. Live
 * views append the next ones. Stale readings are shown at their own time, as gaps in that of the summary.
 */
export function toPodAnatomies(summary: KubeletSummary, cluster: string | null): PodAnatomy[] {
  const { timeSeconds, nodeName } = summary;
  return timeSeconds === null ? [] : summary.pods.map((pod) => toPodAnatomy(pod, timeSeconds, nodeName, cluster));
}

/** A summary tells neither the CPUs of the node nor where its sandboxes are. */
const NODE_CPUS = null;

function toPodAnatomy(pod: SummaryPod, timeSeconds: number, node: string | null, cluster: string | null): PodAnatomy {
  const times = [timeSeconds];
  const readingOf = ({ reading, stale }: SummaryMemory) => (stale ? null : reading);
  return {
    key: { cluster, namespace: pod.namespace, pod: pod.pod },
    node,
    nodeCpus: NODE_CPUS,
    stepSeconds: 0,
    containers: pod.containers.map((container) => ({
      key: { ...container.key, cluster },
      history: splitHistory(times, [readingOf(container)], NODE_CPUS),
      limitBytes: [container.limitBytes],
      startTimeSeconds: [container.startTimeSeconds],
      restarts: null,
      ghostSamples: 0,
    })),
    pod: splitPodHistory(
      times,
      {
        pod: toRowBytes([readingOf(pod)]),
        sandbox: null,
        containers: pod.containers.map((container) => toRowBytes([readingOf(container)])),
      },
      NODE_CPUS
    ),
    limitBytes: [pod.limitBytes],
    warnings: [],
    cost: NO_COST,
    expressions: [],
  };
}
