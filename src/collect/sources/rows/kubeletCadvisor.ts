import { textsIn } from '../../../engine';
import { MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** What everybody asks by: nothing has to be renamed. */
export const kubeletCadvisor: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kubelet-cadvisor',
  title: 'cAdvisor in the kubelet',
  family: 'memory',
  rows: [],
  labels: {},
  seen: [MEMORY_METRICS.workingSetBytes],
  level: 'L3',
  cannotTell: null,
  origin: 'kubernetes/kubernetes, pkg/kubelet/server/server.go (containerPrometheusLabelsFunc)',
});
