import { textsIn } from '../../../engine';
import { LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** What the Docker API tells, by Telegraf. Its usage is that of `docker stats`. */
export const telegrafDocker: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'telegraf-docker',
  title: 'Telegraf’s docker input',
  family: 'memory',
  rows: [],
  metrics: {
    [MEMORY_METRICS.workingSetBytes]: 'docker_container_mem_usage',
    [MEMORY_METRICS.rssBytes]: 'docker_container_mem_total_rss',
    [MEMORY_METRICS.cacheBytes]: 'docker_container_mem_total_cache',
    [MEMORY_METRICS.inactiveFileBytes]: 'docker_container_mem_total_inactive_file',
    [MEMORY_METRICS.activeFileBytes]: 'docker_container_mem_total_active_file',
    [LIMIT_METRIC]: 'docker_container_mem_limit',
    [START_TIME_METRIC]: { derive: (select) => `${select('docker_container_status_started_at')} / 1e9` },
  },
  labels: {
    namespace: { from: 'engine_host', or: 'docker' },
    pod: { from: 'container_name' },
    container: { from: 'container_name' },
    node: { from: 'engine_host', optional: true },
  },
  seen: ['docker_container_mem_usage'],
  level: 'L2',
  cannotTell: 'Anonymous memory is told on cgroup v1 only, and a container without a limit is given that of its host.',
  origin: 'influxdata/telegraf, plugins/inputs/docker/README.md',
});
