import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

export const kubeletBefore116: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kubelet-before-1.16',
  title: 'cAdvisor in kubelets before Kubernetes 1.16',
  family: 'memory',
  rows: [{ label: 'container', op: '=', value: '' }],
  labels: { pod: { from: 'pod_name' }, container: { from: 'container_name' } },
  seen: CADVISOR_SEEN,
  level: 'L3',
  cannotTell: null,
  origin: 'kubernetes/kubernetes 1.16, changelog: pod_name and container_name were removed',
});
