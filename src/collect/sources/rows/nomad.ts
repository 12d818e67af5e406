import { textsIn } from '../../../engine';
import { LIMIT_METRIC, MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

export const nomad: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'nomad',
  title: 'Nomad',
  family: 'memory',
  rows: [],
  metrics: {
    [MEMORY_METRICS.workingSetBytes]: 'nomad_client_allocs_memory_usage',
    [MEMORY_METRICS.rssBytes]: 'nomad_client_allocs_memory_rss',
    [MEMORY_METRICS.cacheBytes]: 'nomad_client_allocs_memory_cache',
    [MEMORY_METRICS.swapBytes]: 'nomad_client_allocs_memory_swap',
    [LIMIT_METRIC]: 'nomad_client_allocs_memory_allocated',
  },
  labels: {
    namespace: { from: 'namespace', or: 'default' },
    pod: { from: 'alloc_id' },
    container: { from: 'task' },
  },
  seen: ['nomad_client_allocs_memory_usage'],
  level: 'L2',
  cannotTell:
    'Page cache is counted as memory that is used there; the limit is memory, not memory_max, of the task’s resources.',
  origin: 'hashicorp/nomad, client/allocrunner/taskrunner/task_runner.go (setGaugeForMemory)',
});
