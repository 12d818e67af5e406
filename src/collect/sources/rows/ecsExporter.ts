import { textsIn } from '../../../engine';
import { LIMIT_METRIC, MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

/** The exporter runs in each task, so that the target is the task. */
const TASK = { namespace: { from: 'job' }, pod: { from: 'instance' } } as const;

export const ecsExporter: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'ecs-exporter',
  title: 'ecs_exporter',
  family: 'memory',
  rows: [],
  metrics: {
    [MEMORY_METRICS.usageBytes]: 'ecs_container_memory_usage_bytes',
    [MEMORY_METRICS.workingSetBytes]: {
      derive: (select) =>
        `clamp_min(${select('ecs_container_memory_usage_bytes')} - ${select('ecs_container_memory_inactive_file_bytes')}, 0)`,
    },
    [MEMORY_METRICS.rssBytes]: 'ecs_container_memory_anonymous_bytes',
    [MEMORY_METRICS.cacheBytes]: 'ecs_container_memory_page_cache_size_bytes',
    [MEMORY_METRICS.inactiveFileBytes]: 'ecs_container_memory_inactive_file_bytes',
    [MEMORY_METRICS.activeFileBytes]: 'ecs_container_memory_active_file_bytes',
    [LIMIT_METRIC]: 'ecs_container_memory_limit_bytes',
  },
  labels: { ...TASK, container: { from: 'container_name' } },
  seen: ['ecs_container_memory_usage_bytes'],
  level: 'L3',
  cannotTell: 'Start times and restarts are not told.',
  origin: 'prometheus-community/ecs_exporter, ecscollector/testdata/snapshots/fargate_metrics.txt',
});

export const ecsExporterBefore: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'ecs-exporter-before',
  title: 'ecs_exporter of earlier versions',
  family: 'memory',
  rows: [],
  metrics: {
    [MEMORY_METRICS.workingSetBytes]: 'ecs_memory_bytes',
    // No limit is the largest number there.
    [LIMIT_METRIC]: { derive: (select) => `${select('ecs_memory_limit_bytes')} < 2 ^ 62` },
  },
  labels: { ...TASK, container: { from: 'container' } },
  seen: ['ecs_memory_bytes'],
  level: 'L1',
  cannotTell: 'Page cache is counted as memory that is used there, and anonymous memory is not told.',
  origin: 'prometheus-community/ecs_exporter, README.md of its first versions',
});
