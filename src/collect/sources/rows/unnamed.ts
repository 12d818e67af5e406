import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

const NAMES = ['name', 'container', 'container_name', 'pod', 'container_label_io_kubernetes_pod_name', 'k8s_pod_name'];

/** Rows of cAdvisor that say nothing but the path of a cgroup: relabel rules, or a container engine it cannot ask. */
export const cadvisorUnnamed: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'cadvisor-unnamed',
  title: 'cAdvisor without names of containers',
  family: 'memory',
  rows: [
    ...NAMES.map((label) => ({ label, op: '=', value: '' }) as const),
    { label: 'id', op: '=~', value: '.*(docker|libpod|containerd|crio)[-/].*' },
  ],
  labels: {},
  seen: CADVISOR_SEEN,
  refusal:
    'Rows of containers are here that are named by the path of their cgroup only (label id): give cAdvisor the socket of the container engine (-v /var/run:/var/run:ro, or --containerd), and keep the labels name and container_label_com_docker_compose_… in metric_relabel_configs.',
  level: 'L3',
  cannotTell: null,
  origin: 'google/cadvisor, container/docker/factory.go',
});
