import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { NO_KUBERNETES } from './noKubernetes';

/** Containers that nothing but their name groups: the host is their namespace, so that equal names stay apart. */
export const dockerPlain: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'docker',
  title: 'cAdvisor on Docker or Podman',
  family: 'memory',
  rows: [
    ...NO_KUBERNETES,
    { label: 'container_label_com_docker_compose_service', op: '=', value: '' },
    { label: 'container_label_com_docker_swarm_service_name', op: '=', value: '' },
  ],
  labels: {
    namespace: { from: 'instance' },
    pod: { from: 'name' },
    container: { from: 'name' },
    node: { from: 'instance' },
  },
  seen: CADVISOR_SEEN,
  level: 'L3',
  cannotTell: 'Nobody counts restarts or tells OOM kills there: restarts are those that start times show.',
  origin: 'google/cadvisor, metrics/prometheus.go (name is the first alias of the container)',
});
