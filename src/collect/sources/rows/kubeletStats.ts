import { textsIn } from '../../../engine';
import { LIMIT_METRIC, MEMORY_METRICS } from '../memoryMetrics';
import type { SourceRow } from '../sourceRow';
import { OPEN_TELEMETRY_NAMES } from './openTelemetry';

/** What the kubelet's summary tells, by the Collector. */
export const KUBELET_STATS: readonly SourceRow[] = OPEN_TELEMETRY_NAMES.map(({ suffix, title, bytes, label }) => {
  const workingSet = bytes('container.memory.working_set');
  const usage = bytes('container.memory.usage');
  return {
    id: `kubeletstats${suffix}`,
    title: `OpenTelemetry kubeletstats${title}`,
    family: 'memory',
    rows: [],
    metrics: {
      [MEMORY_METRICS.workingSetBytes]: workingSet,
      [MEMORY_METRICS.usageBytes]: usage,
      [MEMORY_METRICS.rssBytes]: bytes('container.memory.rss'),
      // Available is told only where there is a limit, and is what the working set leaves of it.
      [LIMIT_METRIC]: { derive: (select) => `${select(bytes('container.memory.available'))} + ${select(workingSet)}` },
    },
    labels: {
      namespace: { from: label('k8s.namespace.name') },
      pod: { from: label('k8s.pod.name') },
      container: { from: label('k8s.container.name') },
      node: { from: label('k8s.node.name'), optional: true },
    },
    seen: [workingSet, usage],
    level: 'L1',
    cannotTell: 'Page cache, tmpfs and kernel memory are not told apart there, and no start times.',
    origin: 'open-telemetry/opentelemetry-collector-contrib, receiver/kubeletstatsreceiver/documentation.md',
  };
});

/** The attributes of the resource stay in target_info unless the exporter is told otherwise. */
export const kubeletStatsUnnamed: SourceRow = textsIn(
  'title',
  'cannotTell',
  'refusal'
)({
  id: 'kubeletstats-unnamed',
  title: 'OpenTelemetry kubeletstats without attributes of the resource',
  family: 'memory',
  rows: ['k8s_pod_name', 'container', 'container_name'].map((label) => ({ label, op: '=', value: '' }) as const),
  labels: {},
  seen: ['container_memory_available_bytes', 'container_memory_available'],
  refusal:
    'Memory of OpenTelemetry’s kubeletstats is here, but its series do not say whose it is: set resource_to_telemetry_conversion: {enabled: true} in the Prometheus exporter of the Collector, or promote_resource_attributes: [k8s.namespace.name, k8s.pod.name, k8s.container.name, k8s.node.name] under otlp: in the configuration of Prometheus.',
  level: 'L1',
  cannotTell: null,
  origin: 'open-telemetry/opentelemetry-collector-contrib, exporter/prometheusexporter/README.md',
});
