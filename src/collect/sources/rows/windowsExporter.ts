import { textsIn } from '../../../engine';
import { MEMORY_METRICS, START_TIME_METRIC } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';

const WORKING_SET = 'windows_container_memory_usage_private_working_set_bytes';
const ORIGIN = 'prometheus-community/windows_exporter, docs/collector.container.md';

export const windowsExporter: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'windows-exporter',
  title: 'windows_exporter',
  family: 'memory',
  rows: [{ label: 'namespace', op: '!=', value: '' }],
  metrics: {
    [MEMORY_METRICS.workingSetBytes]: WORKING_SET,
    [START_TIME_METRIC]: 'windows_container_start_time_seconds',
  },
  labels: {},
  seen: [WORKING_SET],
  level: 'L1',
  cannotTell: 'Only the private working set is told on Windows: there are no parts.',
  origin: ORIGIN,
});

export const windowsExporterIds: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'windows-exporter-ids',
  title: 'windows_exporter without names of pods',
  family: 'memory',
  rows: [{ label: 'pod', op: '=', value: '' }],
  labels: {},
  seen: [WORKING_SET],
  refusal: `Memory of Windows containers is here, but only by container_id: use windows_exporter 0.31 or later with --collector.container.cri-endpoint, or record it under its pod: record: container_memory_working_set_bytes, expr: max by (namespace,pod,container) (${WORKING_SET} * on (container_id) group_left (namespace,pod,container) max by (container_id,namespace,pod,container) (kube_pod_container_info{container_id!=""})).`,
  level: 'L1',
  cannotTell: null,
  origin: ORIGIN,
});
