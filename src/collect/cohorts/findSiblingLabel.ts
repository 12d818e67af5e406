import type { VectorSample } from '../ask/prometheusClient';
import { KSM_POD_LABELS, TARGET_METRIC, type PodLabel } from './cohortQueries';

/** Labels that name the application across its workloads (a canary is a Deployment of its own), in order of preference. */
const APPLICATION_LABELS: readonly PodLabel[] = [
  { metric: KSM_POD_LABELS, label: 'label_app_kubernetes_io_name' },
  { metric: KSM_POD_LABELS, label: 'label_app' },
  { metric: KSM_POD_LABELS, label: 'label_k8s_app' },
  { metric: TARGET_METRIC, label: 'app_kubernetes_io_name' },
  { metric: TARGET_METRIC, label: 'app' },
  { metric: TARGET_METRIC, label: 'k8s_app' },
  { metric: TARGET_METRIC, label: 'job' },
];

/**
 * The label that a pod shares with the others of its application, from the answer to `podLabelsQuery`; null where it has
 * none of those that are usual. Source: Kubernetes documentation, "Recommended Labels". Never throws.
 */
export function findSiblingLabel(vector: readonly VectorSample[]): { label: PodLabel; value: string } | null {
  for (const label of APPLICATION_LABELS) {
    const row = vector.find(({ labels }) => labels.__name__ === label.metric && labels[label.label]);
    if (row) {
      return { label, value: row.labels[label.label] ?? '' };
    }
  }
  return null;
}
