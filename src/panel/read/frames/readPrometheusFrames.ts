import type { DataFrame, Labels } from '@grafana/data';
import { type ContainerKey, type MemoryReading, toContainerId } from '../../../engine';
import { flattenSeries, type Series } from './flattenSeries';

/** What the panel understands of plain Prometheus metrics. */
export type Measure = keyof MemoryReading | 'limitBytes' | 'startTimeSeconds' | 'unnamedBytes';

const MEASURE_BY_METRIC = new Map<string, Measure>([
  ['container_memory_usage_bytes', 'usageBytes'],
  ['container_memory_working_set_bytes', 'workingSetBytes'],
  ['container_memory_rss', 'rssBytes'],
  ['container_memory_cache', 'cacheBytes'],
  ['container_memory_total_inactive_file_bytes', 'inactiveFileBytes'],
  ['container_memory_total_active_file_bytes', 'activeFileBytes'],
  ['container_memory_kernel_usage', 'kernelBytes'],
  ['container_memory_swap', 'swapBytes'],
  ['container_spec_memory_limit_bytes', 'limitBytes'],
  ['container_start_time_seconds', 'startTimeSeconds'],
]);

/** Labels that say what is measured or who asked, not which life of the container it was. */
const NOT_IDENTITY = new Set(['__name__', 'cluster', 'namespace', 'pod', 'container']);

/** The series of one life of a container: after a restart the old and the new one stand side by side for a while. */
export type Life = Map<Measure, Series>;

export interface PrometheusContainer {
  key: ContainerKey;
  lives: Life[];
}

/** Groups plain Prometheus series by container. Rows of the pause container and of whole pods are left out. */
export function readPrometheusFrames(frames: DataFrame[]): PrometheusContainer[] {
  const containers = new Map<string, { key: ContainerKey; lives: Map<string, Life> }>();
  for (const series of flattenSeries(frames)) {
    const key = toKey(series.labels);
    const measure = toMeasure(series);
    if (!key || !measure) {
      continue;
    }
    const id = toContainerId(key);
    const container = containers.get(id) ?? { key, lives: new Map<string, Life>() };
    const lifeId = toLifeId(series.labels);
    const life = container.lives.get(lifeId) ?? new Map<Measure, Series>();
    life.set(measure, life.get(measure) ?? series);
    container.lives.set(lifeId, life);
    containers.set(id, container);
  }
  return [...containers.values()].map(({ key, lives }) => ({ key, lives: [...lives.values()] }));
}

function toKey(labels: Labels): ContainerKey | null {
  const { container, namespace, pod } = labels;
  if (!container || container === 'POD' || (!namespace && !pod)) {
    return null;
  }
  return { cluster: labels.cluster ?? null, namespace: namespace ?? '', pod: pod ?? '', container };
}

/** An expression such as `max by (container) (…)` loses the name of its metric: it is memory, but nobody says which. */
function toMeasure(series: Series): Measure | null {
  const metric = series.labels.__name__;
  if (metric !== undefined) {
    return MEASURE_BY_METRIC.get(metric) ?? null;
  }
  return MEASURE_BY_METRIC.get(series.name) ?? MEASURE_BY_METRIC.get(series.displayName) ?? 'unnamedBytes';
}

function toLifeId(labels: Labels): string {
  const rest = Object.entries(labels).filter(([name]) => !NOT_IDENTITY.has(name));
  return JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1)));
}
