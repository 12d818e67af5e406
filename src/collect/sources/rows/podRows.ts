import { textsIn } from '../../../engine';
import { CADVISOR_SEEN, MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

const WORKING_SET = MEMORY_METRICS.workingSetBytes;

/** cri-dockerd and gVisor: cAdvisor sees the cgroup of a pod, and no container in it. */
export const podRows: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'pod-rows',
  title: 'cAdvisor in the kubelet, rows of pods only',
  family: 'memory',
  rows: [
    { label: 'container', op: '=', value: '' },
    { label: 'image', op: '=', value: '' },
    { label: 'name', op: '=', value: '' },
    { label: 'pod', op: '!=', value: '' },
    { label: 'namespace', op: '!=', value: '' },
  ],
  labels: { container: { always: '[pod]' } },
  seen: CADVISOR_SEEN,
  // A pod that has a sandbox or a container with memory is told by these.
  unless: `on (namespace,pod) (${WORKING_SET}{container!="",pod!=""} > 0 or ${WORKING_SET}{image!="",pod!=""} > 0)`,
  level: 'L3',
  cannotTell:
    'A pod counts as one container there, as under cri-dockerd and gVisor: which of its containers grows is not told.',
  origin: 'kubernetes/kubernetes 1.24 and later with cri-dockerd; google/gvisor, user guide (observability)',
});
