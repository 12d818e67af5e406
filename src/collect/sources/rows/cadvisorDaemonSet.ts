import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** The labels namespace, pod and container are those of cAdvisor's own pod, where there are any. */
export const cadvisorDaemonSet: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'cadvisor-daemonset',
  title: 'cAdvisor as a DaemonSet or beside the kubelet',
  family: 'memory',
  rows: [],
  labels: {
    namespace: { from: 'container_label_io_kubernetes_pod_namespace' },
    pod: { from: 'container_label_io_kubernetes_pod_name' },
    container: { from: 'container_label_io_kubernetes_container_name' },
  },
  seen: CADVISOR_SEEN,
  apart: [{ label: 'container_label_io_kubernetes_pod_name', op: '=', value: '' }],
  level: 'L3',
  cannotTell: null,
  origin:
    'google/cadvisor, metrics/prometheus.go (DefaultContainerLabels); kubernetes/kubernetes, pkg/kubelet/types/labels.go',
});
