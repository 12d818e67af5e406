import { textsIn } from '../language/textsIn';
import { atMost, minus } from './formulas';
import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeSpec, Values } from './runtimeSpec';

type GoValue =
  | 'gcLive'
  | 'heapAlloc'
  | 'heapFloor'
  | 'heapInuse'
  | 'spanUnused'
  | 'heapIdle'
  | 'heapReleased'
  | 'staysResident'
  | 'heapFree'
  | 'stackInuse'
  | 'stackSys'
  | 'osStacks'
  | 'metadata'
  | 'gcMetadata'
  | 'other';

/**
 * Versions whose released pages stay resident: 1.12 to 1.15 give them back with MADV_FREE, 1.21 by huge pages, which the kernel
 * makes whole again. Elsewhere what is released is gone, and the rest of anonymous memory is native.
 * Source: golang/go issues 33376, 30904 and 64332.
 */
const STAYS_RESIDENT = /^go1\.(1[2-5]|21)(\.|$)/;

function liveHeap({ gcLive, heapFloor, heapAlloc }: Values<GoValue>): number | null {
  return atMost(gcLive ?? heapFloor, heapAlloc);
}

/**
 * Go. Source: memory catalog, section 6.3; `runtime.MemStats`: sys is the sum of the `_sys` numbers, heap_sys is in use
 * plus idle, and what was released is part of idle.
 *
 * The collector's metadata are reserved generously: a fresh program of 0.7 MiB reports 7.6 MiB of them.
 */
export const GO: RuntimeSpec<GoValue> = textsIn(
  'title',
  'description'
)({
  name: 'go',
  title: 'Go',
  flavours: [
    { name: 'go_memstats', detect: { names: ['go_memstats_heap_alloc_bytes'] } },
    { name: 'runtime/metrics', detect: { names: ['go_memory_classes_heap_objects_bytes'] } },
    { name: 'OpenTelemetry', detect: { names: ['go_memory_used_bytes'] } },
    { name: 'OpenTelemetry before 1.28', detect: { names: ['process_runtime_go_mem_heap_alloc_bytes'] } },
  ],
  values: {
    gcLive: [{ names: ['go_gc_heap_live_bytes'] }],
    heapAlloc: [
      { names: ['go_memstats_heap_alloc_bytes'] },
      { names: ['go_memory_classes_heap_objects_bytes'] },
      { names: ['process_runtime_go_mem_heap_alloc_bytes'] },
    ],
    heapFloor: [],
    heapInuse: [{ names: ['go_memstats_heap_inuse_bytes'] }, { names: ['process_runtime_go_mem_heap_inuse_bytes'] }],
    spanUnused: [{ names: ['go_memory_classes_heap_unused_bytes'] }],
    heapIdle: [{ names: ['go_memstats_heap_idle_bytes'] }, { names: ['process_runtime_go_mem_heap_idle_bytes'] }],
    heapReleased: [
      { names: ['go_memstats_heap_released_bytes'] },
      { names: ['go_memstats_heap_released_bytes_total'] },
      { names: ['process_runtime_go_mem_heap_released_bytes'] },
      { names: ['go_memory_classes_heap_released_bytes'] },
    ],
    staysResident: [{ names: ['go_info'], where: { version: STAYS_RESIDENT } }],
    heapFree: [{ names: ['go_memory_classes_heap_free_bytes'] }],
    stackInuse: [
      { names: ['go_memstats_stack_inuse_bytes'] },
      { names: ['go_memory_classes_heap_stacks_bytes'] },
      { names: ['go_memory_used_bytes'], where: { go_memory_type: 'stack' } },
    ],
    stackSys: [{ names: ['go_memstats_stack_sys_bytes'] }],
    osStacks: [{ names: ['go_memory_classes_os_stacks_bytes'] }],
    metadata: [
      {
        names: [
          'go_memstats_mspan_sys_bytes',
          'go_memstats_mcache_sys_bytes',
          'go_memstats_buck_hash_sys_bytes',
          'go_memstats_other_sys_bytes',
        ],
      },
      {
        names: [
          'go_memory_classes_metadata_mspan_inuse_bytes',
          'go_memory_classes_metadata_mspan_free_bytes',
          'go_memory_classes_metadata_mcache_inuse_bytes',
          'go_memory_classes_metadata_mcache_free_bytes',
          'go_memory_classes_profiling_buckets_bytes',
          'go_memory_classes_other_bytes',
        ],
      },
    ],
    gcMetadata: [{ names: ['go_memstats_gc_sys_bytes'] }, { names: ['go_memory_classes_metadata_other_bytes'] }],
    other: [{ names: ['go_memory_used_bytes'], where: { go_memory_type: 'other' } }],
  },
  floor: { value: 'heapFloor', of: 'heapAlloc', windowSeconds: RUNTIME_LIMITS.goFloorSeconds.value },
  heap: { figure: 'goHeapBytes', value: 'heapAlloc' },
  parts: [
    {
      name: 'go_heap_live',
      title: 'Go heap, live',
      description: 'What garbage collections leave: the collector’s own number, or the lowest heap of ten minutes.',
      certainty: 'certain',
      uses: ['gcLive', 'heapFloor'],
      bytes: liveHeap,
    },
    {
      name: 'go_heap_garbage',
      title: 'Go heap, garbage',
      description: 'Allocated above the live heap: garbage and short-lived objects.',
      certainty: 'certain',
      uses: ['heapAlloc', 'gcLive', 'heapFloor'],
      bytes: (values) => minus(values.heapAlloc, liveHeap(values)),
    },
    {
      name: 'go_heap_used',
      title: 'Go heap in use',
      description: 'Live objects and garbage, where nothing tells them apart.',
      certainty: 'certain',
      uses: ['heapAlloc'],
      bytes: (values) => (liveHeap(values) === null ? values.heapAlloc : null),
    },
    {
      name: 'go_stacks',
      title: 'Goroutine stacks',
      description: 'Stacks of the goroutines.',
      certainty: 'certain',
      uses: ['stackInuse'],
      bytes: ({ stackInuse }) => stackInuse,
    },
    {
      name: 'go_span_unused',
      title: 'Go heap, fragmentation',
      description: 'Free room inside of spans that hold objects.',
      certainty: 'probable',
      uses: ['spanUnused', 'heapInuse', 'heapAlloc'],
      bytes: ({ spanUnused, heapInuse, heapAlloc }) => spanUnused ?? minus(heapInuse, heapAlloc),
    },
    {
      name: 'go_metadata',
      title: 'Go runtime',
      description: 'Span tables, caches and profiling buckets of the runtime.',
      certainty: 'probable',
      uses: ['metadata'],
      bytes: ({ metadata }) => metadata,
    },
    {
      name: 'go_other',
      title: 'Go heap and runtime',
      description: 'All that the Go runtime holds except stacks: OpenTelemetry does not take it apart.',
      certainty: 'probable',
      uses: ['other'],
      bytes: ({ other }) => other,
    },
    {
      name: 'go_heap_idle',
      title: 'Go heap, idle',
      description: 'Free spans that were not returned to the system: the first that goes when memory is short.',
      certainty: 'probable',
      uses: ['heapFree', 'heapIdle', 'heapReleased'],
      bytes: ({ heapFree, heapIdle, heapReleased }) => heapFree ?? minus(heapIdle, heapReleased),
    },
    {
      name: 'go_os_stacks',
      title: 'Thread stacks',
      description: 'Stacks of operating system threads and of C code.',
      certainty: 'uncertain',
      uses: ['osStacks', 'stackSys', 'stackInuse'],
      bytes: ({ osStacks, stackSys, stackInuse }) => osStacks ?? minus(stackSys, stackInuse),
    },
    {
      name: 'go_gc_metadata',
      title: 'Collector’s tables',
      description: 'Reserved for the garbage collector, often far beyond what is touched.',
      certainty: 'uncertain',
      uses: ['gcMetadata'],
      bytes: ({ gcMetadata }) => gcMetadata,
    },
    {
      name: 'go_heap_released',
      title: 'Go heap, released and still resident',
      description: 'Given back to the system, which has not taken it yet: it does when memory is short.',
      certainty: 'uncertain',
      uses: ['heapReleased', 'staysResident'],
      bytes: ({ heapReleased, staysResident }) => (staysResident === null ? null : heapReleased),
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'C libraries (cgo), memory maps of the program, and other processes of the container.',
  },
  evidence: [
    {
      name: 'go_goroutines',
      title: 'Goroutines',
      unit: 'count',
      kind: 'gauge',
      series: [
        { names: ['go_goroutines'] },
        { names: ['go_goroutine_count'] },
        { names: ['process_runtime_go_goroutines'] },
      ],
    },
    { name: 'go_threads', title: 'Threads', unit: 'count', kind: 'gauge', series: [{ names: ['go_threads'] }] },
    {
      name: 'go_heap_objects',
      title: 'Heap objects',
      unit: 'count',
      kind: 'gauge',
      series: [
        { names: ['go_memstats_heap_objects'] },
        { names: ['go_gc_heap_objects_objects'] },
        { names: ['process_runtime_go_mem_heap_objects'] },
      ],
    },
    {
      name: 'go_next_gc',
      title: 'Heap at which the next collection starts',
      unit: 'bytes',
      kind: 'gauge',
      series: [
        { names: ['go_memstats_next_gc_bytes'] },
        { names: ['go_gc_heap_goal_bytes'] },
        { names: ['go_memory_gc_goal_bytes'] },
      ],
    },
    {
      name: 'go_memory_limit',
      title: 'GOMEMLIMIT',
      unit: 'bytes',
      kind: 'gauge',
      series: [{ names: ['go_gc_gomemlimit_bytes'] }, { names: ['go_memory_limit_bytes'] }],
    },
    {
      name: 'go_gc_seconds',
      title: 'Time in pauses',
      unit: 'seconds',
      kind: 'counter',
      series: [{ names: ['go_gc_duration_seconds_sum'] }],
    },
  ],
  dimensions: ['go_memory_type', 'version'],
});
