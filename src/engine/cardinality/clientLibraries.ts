import type { Threshold } from '../checks/threshold';
import type { FamilyType } from './metricFamily';

export type ClientLibraryName =
  'micrometer' | 'client_java' | 'client_golang' | 'prom-client' | 'prometheus_client' | 'opentelemetry';

/** A client library: how it is recognised, and what one label set costs inside the process. */
export interface ClientLibrary {
  name: ClientLibraryName;
  title: string;
  /** A name of these among the metrics of a target tells the library. First library that matches wins. */
  tellingMetrics: readonly string[];
  /** The same for a name of this kind; it counts only where no other library tells. */
  tellingName?: RegExp;
  /** Bytes for one label set. Null: nobody measured it. */
  bytesPerLabelSet: Readonly<Record<FamilyType, Threshold | null>>;
}

const MEASURED = 'memory catalog, section 7.3 (measured, three labels)';
const bytes = (value: number, reason: string, source = MEASURED): Threshold => ({
  value,
  unit: 'bytes per label set',
  reason,
  source,
});

const HELD = 'Heap growth for one more label set.';
const METER = 'Id, tags and adders of one meter; a rough figure.';
const ROUGH = 'memory catalog, section 7.3 (estimate from the source)';

/** What label sets cost by library and type. Without buckets that are few or many: it is an order of magnitude. */
export const CLIENT_LIBRARIES: readonly ClientLibrary[] = [
  {
    name: 'micrometer',
    title: 'Micrometer',
    tellingMetrics: ['jvm_gc_live_data_size_bytes', 'jvm_buffer_memory_used_bytes', 'jvm_threads_live_threads'],
    bytesPerLabelSet: {
      counter: bytes(768, METER, ROUGH),
      gauge: bytes(768, METER, ROUGH),
      histogram: bytes(1792, 'One meter, and a long and an exemplar slot for each of 66 buckets.', ROUGH),
      summary: bytes(768, METER, ROUGH),
    },
  },
  {
    name: 'client_java',
    title: 'Prometheus client for Java',
    tellingMetrics: ['jvm_memory_pool_used_bytes', 'jvm_memory_pool_bytes_used', 'jvm_memory_bytes_used'],
    bytesPerLabelSet: { counter: null, gauge: null, histogram: null, summary: null },
  },
  {
    name: 'client_golang',
    title: 'Prometheus client for Go',
    tellingMetrics: ['go_gc_duration_seconds', 'go_info', 'go_goroutines', 'go_memstats_alloc_bytes'],
    bytesPerLabelSet: {
      counter: bytes(538, HELD),
      gauge: bytes(506, HELD),
      histogram: bytes(1331, `${HELD} 11 buckets.`),
      summary: bytes(563, `${HELD} Without objectives; three of them take 71 KB.`),
    },
  },
  {
    name: 'prom-client',
    title: 'prom-client (Node.js)',
    tellingMetrics: ['nodejs_version_info', 'nodejs_eventloop_lag_seconds', 'nodejs_heap_size_total_bytes'],
    bytesPerLabelSet: {
      counter: bytes(239, HELD),
      gauge: bytes(188, HELD),
      histogram: bytes(506, `${HELD} 11 buckets.`),
      summary: bytes(922, HELD),
    },
  },
  {
    name: 'prometheus_client',
    title: 'Prometheus client for Python',
    tellingMetrics: ['python_info', 'python_gc_objects_collected_total'],
    bytesPerLabelSet: {
      counter: bytes(639, HELD),
      gauge: bytes(751, HELD),
      histogram: bytes(3994, `${HELD} 15 buckets.`),
      summary: bytes(881, HELD),
    },
  },
  {
    name: 'opentelemetry',
    title: 'OpenTelemetry SDK',
    tellingMetrics: ['target_info', 'otel_scope_info'],
    tellingName: /^[a-z]+\.[a-z0-9_.]+$/,
    bytesPerLabelSet: { counter: null, gauge: null, histogram: null, summary: null },
  },
];

/** Metrics of runtimes whose client libraries nobody measured: beside them a page is not of one library alone. */
export const FOREIGN_METRICS = [
  'ruby_gc_duration_seconds_count',
  'ruby_process_start_time_seconds',
  'ruby_threads_max_expected_threads',
];

/**
 * The library that made a page, by the names on it. Null where none tells, and where several do: a page that was put
 * together of several programs has no one library.
 */
export function findClientLibrary(metricNames: Iterable<string>): ClientLibrary | null {
  const names = new Set(metricNames);
  const found = CLIENT_LIBRARIES.filter(({ tellingMetrics }) => tellingMetrics.some((name) => names.has(name)));
  // Other libraries write what tells an OpenTelemetry SDK as well, beside their own.
  const own = found.filter(({ tellingName }) => !tellingName);
  const foundByName = CLIENT_LIBRARIES.filter(({ tellingName }) => [...names].some((name) => tellingName?.test(name)));
  const [library, ...others] = [own, found, foundByName].find((some) => some.length > 0) ?? [];
  return library && others.length === 0 && !FOREIGN_METRICS.some((name) => names.has(name)) ? library : null;
}

/** What so many label sets take inside the process, as an order of magnitude; null where nobody measured it. */
export function estimateLabelSetBytes(
  library: ClientLibrary | null,
  type: FamilyType,
  labelSets: number | null
): number | null {
  const each = library?.bytesPerLabelSet[type] ?? null;
  return each === null || labelSets === null ? null : each.value * labelSets;
}
