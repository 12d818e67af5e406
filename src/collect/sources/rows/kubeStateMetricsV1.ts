import { textsIn } from '../../../engine';
import { KSM_LIMIT_METRIC, KSM_REQUEST_METRIC } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** Limits and requests had a metric for each resource before version 2. */
export const kubeStateMetricsV1: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kube-state-metrics-1',
  title: 'kube-state-metrics 1',
  family: 'kube',
  rows: [],
  metrics: {
    [KSM_LIMIT_METRIC]: 'kube_pod_container_resource_limits_memory_bytes',
    [KSM_REQUEST_METRIC]: 'kube_pod_container_resource_requests_memory_bytes',
  },
  labels: { resource: { always: 'memory' }, unit: { always: 'byte' } },
  seen: ['kube_pod_container_resource_limits_memory_bytes', 'kube_pod_container_resource_requests_memory_bytes'],
  level: 'L3',
  cannotTell: null,
  origin: 'kubernetes/kube-state-metrics 1.9, docs/pod-metrics.md; changelog of 2.0',
});
