import { readRuntime } from './readRuntime';
import { findRuntime } from './runtimes';
import type { RuntimeName } from './runtimeSpec';
import { reportParts } from './splitRuntime';

type Sample = [string, number, Record<string, string>?];

const toSeries = (samples: Sample[]) =>
  samples.map(([name, value, labels]) => ({ labels: { __name__: name, ...labels }, values: [value] }));

/** Parts of the last and only moment. */
function partsOf(runtime: RuntimeName, samples: Sample[]) {
  const spec = findRuntime(runtime);
  const reading = readRuntime(spec, toSeries(samples), [], 1);
  const parts = reading ? reportParts(spec, reading, 0) : [];
  return { flavour: reading?.flavour, ...Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes])) };
}

const heap = (area: string, id: string) => ({ area, id });

describe('readRuntime(spec, series)', () => {
  test.each<[string, RuntimeName, Sample[], Record<string, unknown>]>([
    [
      'Micrometer: Metaspace contains the class space, mapped buffers are files',
      'jvm',
      [
        ['jvm_memory_used_bytes', 60, heap('heap', 'G1 Eden Space')],
        ['jvm_memory_used_bytes', 40, heap('heap', 'G1 Old Gen')],
        ['jvm_memory_used_bytes', 30, heap('nonheap', 'Metaspace')],
        ['jvm_memory_committed_bytes', 150, heap('heap', 'G1 Old Gen')],
        ['jvm_memory_committed_bytes', 32, heap('nonheap', 'Metaspace')],
        ['jvm_memory_committed_bytes', 8, heap('nonheap', 'Compressed Class Space')],
        ['jvm_memory_committed_bytes', 5, heap('nonheap', "CodeHeap 'profiled nmethods'")],
        ['jvm_memory_committed_bytes', 6, heap('nonheap', "CodeHeap 'non-nmethods'")],
        ['jvm_memory_max_bytes', -1, heap('heap', 'G1 Eden Space')],
        ['jvm_memory_max_bytes', 500, heap('heap', 'G1 Old Gen')],
        ['jvm_gc_live_data_size_bytes', 25],
        ['jvm_buffer_memory_used_bytes', 9, { id: 'direct' }],
        ['jvm_buffer_memory_used_bytes', 900, { id: 'mapped' }],
        ['jvm_threads_live_threads', 2],
      ],
      {
        flavour: 'Micrometer',
        jvm_heap_live: 25,
        jvm_heap_garbage: 75,
        jvm_direct: 9,
        jvm_metaspace: 24,
        jvm_class_space: 8,
        jvm_code: 11,
        jvm_thread_stacks: 204_800,
        jvm_heap_free: 50,
      },
    ],
    [
      'client_java 1.x: areas without pools beside pools of another name',
      'jvm',
      [
        ['jvm_memory_used_bytes', 100, { area: 'heap' }],
        ['jvm_memory_used_bytes', 90, { area: 'nonheap' }],
        ['jvm_memory_committed_bytes', 120, { area: 'heap' }],
        ['jvm_memory_pool_used_bytes', 100, { pool: 'G1 Old Gen' }],
        ['jvm_memory_pool_committed_bytes', 20, { pool: 'Metaspace' }],
        ['jvm_memory_pool_collection_used_bytes', 0, { pool: 'G1 Eden Space' }],
        ['jvm_memory_pool_collection_used_bytes', 70, { pool: 'G1 Old Gen' }],
        ['jvm_buffer_pool_used_bytes', 3, { pool: 'direct' }],
      ],
      {
        flavour: 'client_java 1.x',
        jvm_heap_live: 70,
        jvm_heap_garbage: 30,
        jvm_direct: 3,
        jvm_metaspace: 20,
        jvm_heap_free: 20,
      },
    ],
    [
      'client_java 0.x: no collection of the old generation yet',
      'jvm',
      [
        ['jvm_memory_bytes_used', 100, { area: 'heap' }],
        ['jvm_memory_bytes_committed', 100, { area: 'heap' }],
        ['jvm_memory_pool_bytes_committed', 7, { pool: 'Code Cache' }],
        ['jvm_memory_pool_collection_used_bytes', 5, { pool: 'PS Survivor Space' }],
        ['jvm_memory_pool_collection_used_bytes', 0, { pool: 'PS Old Gen' }],
      ],
      { flavour: 'client_java 0.x', jvm_heap_used: 100, jvm_code: 7, jvm_heap_free: 0 },
    ],
    [
      'JMX exporter',
      'jvm',
      [
        ['jvm_memory_bytes_used', 100, { area: 'heap' }],
        ['jmx_scrape_duration_seconds', 0.1],
      ],
      { flavour: 'JMX exporter', jvm_heap_used: 100 },
    ],
    [
      'OpenTelemetry',
      'jvm',
      [
        ['jvm_memory_used_bytes', 100, { jvm_memory_type: 'heap', jvm_memory_pool_name: 'G1 Old Gen' }],
        ['jvm_memory_used_bytes', 10, { jvm_memory_type: 'non_heap', jvm_memory_pool_name: 'Metaspace' }],
        ['jvm_memory_committed_bytes', 12, { jvm_memory_type: 'non_heap', jvm_memory_pool_name: 'Metaspace' }],
        ['jvm_memory_used_after_last_gc_bytes', 40, { jvm_memory_type: 'heap', jvm_memory_pool_name: 'G1 Old Gen' }],
        ['jvm_buffer_memory_used_bytes', 2, { jvm_buffer_pool_name: 'direct' }],
        ['jvm_thread_count', 1, { jvm_thread_daemon: 'true', jvm_thread_state: 'runnable' }],
        ['jvm_thread_count', 1, { jvm_thread_daemon: 'false', jvm_thread_state: 'waiting' }],
      ],
      {
        flavour: 'OpenTelemetry',
        jvm_heap_live: 40,
        jvm_heap_garbage: 60,
        jvm_direct: 2,
        jvm_metaspace: 12,
        jvm_thread_stacks: 204_800,
      },
    ],
    [
      'OpenTelemetry before 1.22',
      'jvm',
      [
        ['process_runtime_jvm_memory_usage_bytes', 100, { type: 'heap', pool: 'ZHeap' }],
        ['process_runtime_jvm_memory_committed_bytes', 160, { type: 'heap', pool: 'ZHeap' }],
        ['process_runtime_jvm_memory_usage_after_last_gc_bytes', 90, { type: 'heap', pool: 'ZHeap' }],
        ['process_runtime_jvm_buffer_usage_bytes', 4, { pool: 'direct' }],
      ],
      {
        flavour: 'OpenTelemetry before 1.22',
        jvm_heap_live: 90,
        jvm_heap_garbage: 10,
        jvm_direct: 4,
        jvm_heap_free: 60,
      },
    ],
    [
      'Go, runtime/metrics',
      'go',
      [
        ['go_memory_classes_heap_objects_bytes', 100],
        ['go_gc_heap_live_bytes', 80],
        ['go_memory_classes_heap_unused_bytes', 10],
        ['go_memory_classes_heap_free_bytes', 20],
        ['go_memory_classes_heap_released_bytes', 999],
        ['go_memory_classes_heap_stacks_bytes', 5],
        ['go_memory_classes_metadata_other_bytes', 7],
      ],
      {
        flavour: 'runtime/metrics',
        go_heap_live: 80,
        go_heap_garbage: 20,
        go_span_unused: 10,
        go_heap_idle: 20,
        go_stacks: 5,
        go_gc_metadata: 7,
      },
    ],
    [
      'Go, client_golang before 0.9: the released bytes have another name; a sum with a missing metric is unknown',
      'go',
      [
        ['go_memstats_heap_alloc_bytes', 100],
        ['go_memstats_heap_inuse_bytes', 130],
        ['go_memstats_heap_idle_bytes', 50],
        ['go_memstats_heap_released_bytes_total', 20],
        ['go_memstats_mspan_sys_bytes', 9],
      ],
      { flavour: 'go_memstats', go_heap_used: 100, go_span_unused: 30, go_heap_idle: 30 },
    ],
    [
      'Go, OpenTelemetry',
      'go',
      [
        ['go_memory_used_bytes', 5, { go_memory_type: 'stack' }],
        ['go_memory_used_bytes', 50, { go_memory_type: 'other' }],
      ],
      { flavour: 'OpenTelemetry', go_stacks: 5, go_other: 50 },
    ],
    [
      'Node.js, OpenTelemetry: spaces add up',
      'node',
      [
        ['v8js_memory_heap_used_bytes', 10, { v8js_heap_space_name: 'new_space' }],
        ['v8js_memory_heap_used_bytes', 30, { v8js_heap_space_name: 'old_space' }],
        ['v8js_memory_heap_space_physical_size_bytes', 60, { v8js_heap_space_name: 'old_space' }],
        ['v8js_memory_heap_limit_bytes', 90, { v8js_heap_space_name: 'old_space' }],
      ],
      { flavour: 'OpenTelemetry', node_heap_used: 40, node_heap_free: 20 },
    ],
    [
      '.NET 9, OpenTelemetry, with either label of the generation',
      'dotnet',
      [
        ['dotnet_gc_last_collection_heap_size_bytes', 60, { gc_heap_generation: 'gen2' }],
        ['dotnet_gc_last_collection_heap_size_bytes', 40, { dotnet_gc_heap_generation: 'loh' }],
        ['dotnet_gc_last_collection_heap_fragmentation_size_bytes', 15, { gc_heap_generation: 'gen2' }],
        ['dotnet_gc_last_collection_memory_committed_size_bytes', 130],
      ],
      { flavour: 'OpenTelemetry', dotnet_heap: 85, dotnet_fragmentation: 15, dotnet_free: 30 },
    ],
    [
      '.NET, prometheus-net: event counters in megabytes',
      'dotnet',
      [
        ['dotnet_total_memory_bytes', 50_000_000],
        ['system_runtime_gc_committed', 70],
      ],
      { flavour: 'prometheus-net', dotnet_heap_used: 50_000_000, dotnet_free: 20_000_000 },
    ],
    [
      'Ruby: slots of all workers',
      'ruby',
      [
        ['ruby_heap_live_slots', 100, { pid: '1' }],
        ['ruby_heap_free_slots', 10, { pid: '1' }],
        ['ruby_heap_live_slots', 100, { pid: '2' }],
        ['ruby_heap_free_slots', 10, { pid: '2' }],
      ],
      { flavour: 'prometheus_exporter', ruby_slots: 8800 },
    ],
    [
      'Envoy',
      'envoy',
      [
        ['envoy_server_memory_allocated', 70],
        ['envoy_server_memory_physical_size', 100],
        ['envoy_server_memory_heap_size', 130],
      ],
      { flavour: 'Envoy', envoy_allocated: 70, envoy_free: 30, envoy_reserved: 30 },
    ],
    [
      'Fluent Bit: inputs add up',
      'fluentbit',
      [
        ['fluentbit_input_storage_memory_bytes', 5, { name: 'tail.0' }],
        ['fluentbit_input_storage_memory_bytes', 6, { name: 'tail.1' }],
      ],
      { flavour: 'Fluent Bit', fluentbit_chunks: 11 },
    ],
    [
      'jemalloc of a program in Rust, with a prefix of its own',
      'jemalloc',
      [
        ['router_jemalloc_allocated_bytes', 70],
        ['router_jemalloc_active_bytes', 80],
        ['router_jemalloc_metadata_bytes', 5],
        ['router_jemalloc_resident_bytes', 120],
        ['router_jemalloc_mapped_bytes', 999],
        ['router_jemalloc_retained_bytes', 400],
      ],
      {
        flavour: 'jemalloc, bytes',
        jemalloc_allocated: 70,
        jemalloc_fragmentation: 10,
        jemalloc_metadata: 5,
        jemalloc_free: 35,
        jemalloc_retained: 400,
      },
    ],
    [
      'jemalloc of ClickHouse; without metadata they are among the free pages',
      'jemalloc',
      [
        ['ClickHouseAsyncMetrics_jemalloc_allocated', 70],
        ['ClickHouseAsyncMetrics_jemalloc_active', 80],
        ['ClickHouseAsyncMetrics_jemalloc_resident', 120],
      ],
      { flavour: 'jemalloc', jemalloc_allocated: 70, jemalloc_fragmentation: 10, jemalloc_free: 40 },
    ],
    [
      'jemalloc of TiKV',
      'jemalloc',
      [
        ['tikv_allocator_stats', 70, { type: 'allocated' }],
        ['tikv_allocator_stats', 75, { type: 'active' }],
        ['tikv_allocator_stats', 4, { type: 'metadata' }],
        ['tikv_allocator_stats', 100, { type: 'resident' }],
        ['tikv_allocator_stats', 30, { type: 'retained' }],
        ['tikv_allocator_stats', 999, { type: 'mapped' }],
      ],
      {
        flavour: 'TiKV',
        jemalloc_allocated: 70,
        jemalloc_fragmentation: 5,
        jemalloc_metadata: 4,
        jemalloc_free: 21,
        jemalloc_retained: 30,
      },
    ],
    ['another runtime', 'go', [['jvm_memory_used_bytes', 5]], {}],
  ])('%s', (_, runtime, samples, expected) => {
    expect(partsOf(runtime, samples)).toEqual(expected);
  });
});

/** The last and only moment of the evidence. */
function evidenceOf(runtime: RuntimeName, samples: Sample[]) {
  const reading = readRuntime(findRuntime(runtime), toSeries(samples), [], 1);
  return Object.fromEntries((reading?.evidence ?? []).map(({ name, values: [value] }) => [name, value]));
}

describe('readRuntime(spec, series).evidence', () => {
  const USED: Sample = ['jvm_memory_used_bytes', 1, heap('heap', 'Tenured Gen')];
  test.each<[string, RuntimeName, Sample[], Record<string, number | null>]>([
    [
      'the largest maximum, and none where all are undefined',
      'jvm',
      [
        USED,
        ['jvm_memory_max_bytes', 300, heap('heap', 'Eden Space')],
        ['jvm_memory_max_bytes', 700, heap('heap', 'Tenured Gen')],
        ['jvm_memory_max_bytes', 9000, heap('nonheap', 'Metaspace')],
      ],
      { jvm_heap_max: 700 },
    ],
    [
      '-1 is undefined',
      'jvm',
      [USED, ['jvm_memory_max_bytes', -1, heap('heap', 'Tenured Gen')]],
      { jvm_heap_max: null },
    ],
    [
      'collections of all collectors',
      'jvm',
      [USED, ['jvm_gc_pause_seconds_sum', 2, { gc: 'Copy' }], ['jvm_gc_pause_seconds_sum', 3, { gc: 'MarkSweep' }]],
      { jvm_gc_seconds: 5 },
    ],
    [
      'the process, under the names of Micrometer',
      'jvm',
      [USED, ['process_files_open_files', 12]],
      { process_open_fds: 12 },
    ],
    [
      'goroutines and the resident size',
      'go',
      [
        ['go_memstats_heap_alloc_bytes', 1],
        ['go_goroutines', 7],
        ['process_resident_memory_bytes', 99],
      ],
      { go_goroutines: 7, process_resident: 99 },
    ],
  ])('%s', (_, runtime, samples, expected) => {
    expect(evidenceOf(runtime, samples)).toEqual(expected);
  });
});
