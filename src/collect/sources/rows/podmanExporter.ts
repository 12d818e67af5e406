import { textsIn } from '../../../engine';
import { LIMIT_METRIC, MEMORY_METRICS, START_TIME_METRIC } from '../memoryMetrics';
import type { LabelMatcher } from '../labelMatcher';
import type { SourceRow } from '../sourceRow';

const metrics = {
  [MEMORY_METRICS.workingSetBytes]: 'podman_container_mem_usage_bytes',
  [LIMIT_METRIC]: 'podman_container_mem_limit_bytes',
  [START_TIME_METRIC]: 'podman_container_started_seconds',
};
const ORIGIN = 'containers/prometheus-podman-exporter, README.md and pdcs/container.go';
const NO_CACHE = 'Page cache is counted as memory that is used there, and anonymous memory is not told.';
/** Containers that do not run are listed with 0. */
const NAMED: LabelMatcher = { label: 'name', op: '!=', value: '' };

export const podmanExporter: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'podman-exporter',
  title: 'podman_exporter',
  family: 'memory',
  rows: [NAMED],
  metrics,
  labels: {
    namespace: { from: 'instance' },
    pod: { from: 'name' },
    container: { from: 'name' },
    node: { from: 'instance' },
  },
  seen: ['podman_container_mem_usage_bytes'],
  level: 'L1',
  cannotTell: NO_CACHE,
  origin: ORIGIN,
});

export const podmanExporterIds: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  ...podmanExporter,
  id: 'podman-exporter-ids',
  title: 'podman_exporter without names',
  rows: [{ ...NAMED, op: '=' }],
  labels: { ...podmanExporter.labels, pod: { from: 'id' }, container: { from: 'id' } },
  cannotTell: `Containers are known by their ids: start the exporter with --collector.enhance-metrics. ${NO_CACHE}`,
});
