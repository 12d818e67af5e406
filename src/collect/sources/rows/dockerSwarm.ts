import { textsIn } from '../../../engine';
import { CADVISOR_SEEN } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { NO_KUBERNETES } from './noKubernetes';

export const dockerSwarm: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'docker-swarm',
  title: 'cAdvisor on Docker Swarm',
  family: 'memory',
  rows: [...NO_KUBERNETES, { label: 'container_label_com_docker_compose_service', op: '=', value: '' }],
  labels: {
    namespace: { from: 'container_label_com_docker_stack_namespace', or: 'swarm' },
    pod: { from: 'name' },
    container: { from: 'container_label_com_docker_swarm_service_name' },
    node: { from: 'instance' },
  },
  seen: CADVISOR_SEEN,
  level: 'L3',
  cannotTell: 'Nobody counts restarts or tells OOM kills there: each task has a name of its own.',
  origin: 'google/cadvisor, metrics/prometheus.go; moby/swarmkit, agent/exec/dockerapi/container.go (labels)',
});
