import { KSM_LIMIT_METRIC, KSM_REQUEST_METRIC, KSM_RESTARTS_METRIC } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { OPEN_TELEMETRY_NAMES } from './openTelemetry';

/** Limits, requests and restarts by the Collector. */
export const K8S_CLUSTER: readonly SourceRow[] = OPEN_TELEMETRY_NAMES.map(({ suffix, title, bytes, plain, label }) => ({
  id: `k8s-cluster${suffix}`,
  title: `OpenTelemetry k8s_cluster${title}`,
  family: 'kube',
  rows: [],
  metrics: {
    [KSM_LIMIT_METRIC]: bytes('k8s.container.memory_limit'),
    [KSM_REQUEST_METRIC]: bytes('k8s.container.memory_request'),
    [KSM_RESTARTS_METRIC]: plain('k8s.container.restarts'),
  },
  labels: {
    namespace: { from: label('k8s.namespace.name') },
    pod: { from: label('k8s.pod.name') },
    container: { from: label('k8s.container.name') },
    resource: { always: 'memory' },
    unit: { always: 'byte' },
  },
  seen: [bytes('k8s.container.memory_limit'), bytes('k8s.container.memory_request')],
  level: 'L1',
  cannotTell: null,
  origin: 'open-telemetry/opentelemetry-collector-contrib, receiver/k8sclusterreceiver/documentation.md',
}));
