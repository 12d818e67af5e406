import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { NO_KUBERNETES } from './noKubernetes';

export const dockerCompose: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'docker-compose',
  title: 'cAdvisor on Docker or Podman Compose',
  family: 'memory',
  rows: NO_KUBERNETES,
  labels: {
    namespace: { from: 'container_label_com_docker_compose_project' },
    pod: { from: 'name' },
    container: { from: 'container_label_com_docker_compose_service' },
    node: { from: 'instance' },
  },
  seen: CADVISOR_SEEN,
  isOfHost: true,
  level: 'L3',
  cannotTell: 'Nobody counts restarts or tells OOM kills there: restarts are those that start times show.',
  origin: 'google/cadvisor, metrics/prometheus.go; docker/compose, pkg/api/labels.go',
});
