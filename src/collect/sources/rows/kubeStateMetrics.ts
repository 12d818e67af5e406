import type { SourceRow } from '../sourceRow';

export const KSM_SEEN = [
  'kube_pod_container_resource_limits',
  'kube_pod_container_status_restarts_total',
  'kube_pod_info',
] as const;

export const kubeStateMetrics: SourceRow = {
  id: 'kube-state-metrics',
  title: 'kube-state-metrics',
  family: 'kube',
  rows: [],
  labels: {},
  seen: KSM_SEEN,
  level: 'L3',
  cannotTell: null,
  origin: 'kubernetes/kube-state-metrics 2, docs/metrics/workload/pod-metrics.md',
};
