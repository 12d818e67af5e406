import { textsIn } from '../../../engine';
import {
  CADVISOR_SEEN,
  LIMIT_METRIC,
  MEMORY_METRICS,
  PRESSURE_METRICS,
  START_TIME_METRIC,
  SWAP_LIMIT_METRIC,
} from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** What runtimes tell under the same name is not the same: containerd gives kernel stacks alone, CRI-O 0 on cgroup v2. */
const SAME = Object.values(MEMORY_METRICS).filter((name) => name !== MEMORY_METRICS.kernelBytes);

/** Ids of containers, where cAdvisor has the paths of cgroups. */
const CONTAINER_ID = '[0-9a-f]{64}';

/** The kubelet passes on what the runtime counts: names of cAdvisor, without its label `name` and without rows of pods. */
export const kubeletCri: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kubelet-cri',
  title: 'Kubelet with numbers of the container runtime (CRI)',
  family: 'memory',
  rows: [{ label: 'id', op: '=~', value: CONTAINER_ID }],
  metrics: Object.fromEntries(
    [
      ...SAME,
      ...Object.values(PRESSURE_METRICS),
      LIMIT_METRIC,
      SWAP_LIMIT_METRIC,
      START_TIME_METRIC,
      'container_oom_events_total',
      'container_processes',
    ].map((name) => [name, name])
  ),
  labels: {},
  seen: CADVISOR_SEEN,
  apart: [{ label: 'id', op: '!~', value: CONTAINER_ID }],
  level: 'L3',
  cannotTell:
    'Nothing is told of the cgroup of a pod, so that its own limit is not known; kernel memory is what is left.',
  origin:
    'kubernetes/kubernetes 1.36, pkg/kubelet/metrics/collectors/cri_metrics.go (feature gate PodAndContainerStatsFromCRI); containerd 2.3 and later, internal/cri/server/list_metric_descriptors.go; cri-o/cri-o, internal/lib/statsserver/metrics.go',
});
