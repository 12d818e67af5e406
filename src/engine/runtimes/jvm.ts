import { textsIn } from '../language/textsIn';
import { atMost, minus } from './formulas';
import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeSpec, SeriesRule, Values } from './runtimeSpec';

type JvmValue = 'heapUsed' | 'heapCommitted' | 'afterGc' | 'metaspace' | 'classSpace' | 'code' | 'direct' | 'threads';

const ANY = /./;
const CODE = /^Code(Heap|Cache| Cache)/;
/**
 * Pools of long-lived objects. Eden and survivor spaces say nothing here: they are read as nearly empty after every
 * young collection, long before the old generation has been measured for the first time.
 */
const OLD = /Old Gen|Tenured Gen|^ZHeap$|^ZGC|^Shenandoah/;

/** The same quantity of one area in each flavour. */
function heap(used: 'used' | 'committed'): SeriesRule[] {
  const old = used === 'used' ? 'usage' : 'committed';
  return [
    { names: [`jvm_memory_${used}_bytes`], where: { area: 'heap' } },
    { names: [`jvm_memory_${used}_bytes`], where: { jvm_memory_type: 'heap' } },
    { names: [`jvm_memory_bytes_${used}`], where: { area: 'heap' } },
    { names: [`process_runtime_jvm_memory_${old}_bytes`], where: { type: 'heap' } },
  ];
}

/** Committed bytes of a pool in each flavour. */
function pool(name: string | RegExp): SeriesRule[] {
  return [
    { names: ['jvm_memory_committed_bytes'], where: { id: name } },
    { names: ['jvm_memory_committed_bytes'], where: { jvm_memory_pool_name: name } },
    { names: ['jvm_memory_pool_committed_bytes'], where: { pool: name } },
    { names: ['jvm_memory_pool_bytes_committed'], where: { pool: name } },
    { names: ['process_runtime_jvm_memory_committed_bytes'], where: { pool: name } },
  ];
}

function liveHeap({ afterGc, heapUsed }: Values<JvmValue>): number | null {
  return atMost(afterGc, heapUsed);
}

/**
 * Java virtual machine. Source: memory catalog, section 6.2.
 *
 * - `jvm_memory_used_bytes` has three shapes: a pool in `id` (Micrometer), in `jvm_memory_pool_name` (OpenTelemetry), or
 *   none (client_java 1.x). The heap's sum is right in each.
 * - The Metaspace pool already contains the compressed class space, so every sum over `nonheap` counts it twice.
 * - `jvm_gc_live_data_size_bytes` is 0 until the old generation has been measured.
 * - Maxima are -1 where there is none: only the largest of the heap means something.
 * - `mapped` buffers are file pages and no anonymous memory.
 */
export const JVM: RuntimeSpec<JvmValue> = textsIn(
  'title',
  'description'
)<RuntimeSpec<JvmValue>>({
  name: 'jvm',
  title: 'Java',
  flavours: [
    { name: 'JMX exporter', detect: { names: ['jmx_scrape_duration_seconds', 'jvm_memory_bytes_used'] } },
    { name: 'JMX exporter', detect: { names: ['jmx_scrape_duration_seconds', 'jvm_memory_used_bytes'] } },
    { name: 'Micrometer', detect: { names: ['jvm_memory_used_bytes'], where: { id: ANY } } },
    { name: 'OpenTelemetry', detect: { names: ['jvm_memory_used_bytes'], where: { jvm_memory_type: ANY } } },
    { name: 'client_java 1.x', detect: { names: ['jvm_memory_used_bytes'], where: { area: ANY } } },
    { name: 'client_java 0.x', detect: { names: ['jvm_memory_bytes_used'] } },
    { name: 'OpenTelemetry before 1.22', detect: { names: ['process_runtime_jvm_memory_usage_bytes'] } },
  ],
  values: {
    heapUsed: heap('used'),
    heapCommitted: heap('committed'),
    afterGc: [
      { names: ['jvm_gc_live_data_size_bytes'], zeroIsUnknown: true },
      { names: ['jvm_memory_pool_collection_used_bytes'], where: { pool: OLD }, zeroIsUnknown: true },
      { names: ['jvm_memory_used_after_last_gc_bytes'], where: { jvm_memory_pool_name: OLD }, zeroIsUnknown: true },
      {
        names: ['process_runtime_jvm_memory_usage_after_last_gc_bytes'],
        where: { pool: OLD },
        zeroIsUnknown: true,
      },
    ],
    metaspace: pool('Metaspace'),
    classSpace: pool('Compressed Class Space'),
    code: pool(CODE),
    direct: [
      { names: ['jvm_buffer_memory_used_bytes'], where: { id: 'direct' } },
      { names: ['jvm_buffer_memory_used_bytes'], where: { jvm_buffer_pool_name: 'direct' } },
      { names: ['jvm_buffer_memory_usage_bytes'], where: { jvm_buffer_pool_name: 'direct' } },
      { names: ['jvm_buffer_pool_used_bytes'], where: { pool: 'direct' } },
      { names: ['process_runtime_jvm_buffer_usage_bytes'], where: { pool: 'direct' } },
    ],
    threads: [
      { names: ['jvm_threads_live_threads'] },
      { names: ['jvm_threads_current'] },
      { names: ['jvm_thread_count'] },
      { names: ['process_runtime_jvm_threads_count'] },
    ],
  },
  heap: { figure: 'jvmHeapUsedBytes', value: 'heapUsed' },
  parts: [
    {
      name: 'jvm_heap_live',
      title: 'Java heap, live',
      description: 'Objects that survived the last collection of the old generation.',
      certainty: 'certain',
      uses: ['afterGc'],
      bytes: liveHeap,
    },
    {
      name: 'jvm_heap_garbage',
      title: 'Java heap, since collection',
      description: 'Allocated since the last collection of the old generation: young objects and garbage.',
      certainty: 'certain',
      uses: ['heapUsed', 'afterGc'],
      bytes: (values) => minus(values.heapUsed, liveHeap(values)),
    },
    {
      name: 'jvm_heap_used',
      title: 'Java heap in use',
      description: 'Live objects and garbage: no collection has told them apart yet.',
      certainty: 'certain',
      uses: ['heapUsed'],
      bytes: (values) => (values.afterGc === null ? values.heapUsed : null),
    },
    {
      name: 'jvm_direct',
      title: 'Direct buffers',
      description: 'Buffers outside of the heap, as network libraries use them.',
      certainty: 'certain',
      uses: ['direct'],
      bytes: ({ direct }) => direct,
    },
    {
      name: 'jvm_metaspace',
      title: 'Metaspace',
      description: 'Descriptions of loaded classes, without the compressed class space.',
      certainty: 'probable',
      uses: ['metaspace', 'classSpace'],
      bytes: ({ metaspace, classSpace }) => minus(metaspace, classSpace ?? 0),
    },
    {
      name: 'jvm_class_space',
      title: 'Class space',
      description: 'The compressed class space, which the Metaspace pool contains.',
      certainty: 'probable',
      uses: ['classSpace'],
      bytes: ({ classSpace }) => classSpace,
    },
    {
      name: 'jvm_code',
      title: 'Compiled code',
      description: 'Code that the just-in-time compiler made.',
      certainty: 'probable',
      uses: ['code'],
      bytes: ({ code }) => code,
    },
    {
      name: 'jvm_thread_stacks',
      title: 'Thread stacks (estimate)',
      description: 'Live threads times what an idle thread touches. The reserved size of a stack is many times larger.',
      certainty: 'probable',
      uses: ['threads'],
      bytes: ({ threads }) => (threads === null ? null : threads * RUNTIME_LIMITS.javaStackBytes.value),
    },
    {
      name: 'jvm_heap_free',
      title: 'Java heap, free',
      description: 'Committed heap that is not in use: freed and still resident, or never touched.',
      certainty: 'uncertain',
      uses: ['heapCommitted', 'heapUsed'],
      bytes: ({ heapCommitted, heapUsed }) => minus(heapCommitted, heapUsed),
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'Structures of the collector and the compiler, malloc of native libraries, and allocator arenas.',
  },
  evidence: [
    {
      name: 'jvm_threads',
      title: 'Threads',
      unit: 'count',
      kind: 'gauge',
      series: [
        { names: ['jvm_threads_live_threads'] },
        { names: ['jvm_threads_current'] },
        { names: ['jvm_thread_count'] },
        { names: ['process_runtime_jvm_threads_count'] },
      ],
    },
    {
      name: 'jvm_classes',
      title: 'Loaded classes',
      unit: 'count',
      kind: 'gauge',
      series: [
        { names: ['jvm_classes_loaded_classes'] },
        { names: ['jvm_classes_currently_loaded'] },
        { names: ['jvm_classes_loaded'] },
        { names: ['jvm_class_count'] },
        { names: ['process_runtime_jvm_classes_current_loaded'] },
      ],
    },
    {
      name: 'jvm_direct_buffers',
      title: 'Direct buffers',
      unit: 'count',
      kind: 'gauge',
      series: [
        { names: ['jvm_buffer_count_buffers'], where: { id: 'direct' } },
        { names: ['jvm_buffer_pool_used_buffers'], where: { pool: 'direct' } },
        { names: ['jvm_buffer_count'], where: { jvm_buffer_pool_name: 'direct' } },
      ],
    },
    {
      name: 'jvm_heap_max',
      title: 'Largest heap',
      unit: 'bytes',
      kind: 'gauge',
      series: [
        { names: ['jvm_memory_max_bytes'], where: { area: 'heap' }, combine: 'max' },
        { names: ['jvm_memory_limit_bytes'], where: { jvm_memory_type: 'heap' }, combine: 'max' },
        { names: ['jvm_memory_bytes_max'], where: { area: 'heap' }, combine: 'max' },
        { names: ['process_runtime_jvm_memory_limit_bytes'], where: { type: 'heap' }, combine: 'max' },
      ],
    },
    {
      name: 'jvm_after_old_collection',
      title: 'Heap after a collection of the old generation',
      unit: 'bytes',
      kind: 'gauge',
      series: [
        { names: ['jvm_gc_live_data_size_bytes'] },
        { names: ['jvm_memory_pool_collection_used_bytes'], where: { pool: OLD } },
        { names: ['jvm_memory_used_after_last_gc_bytes'], where: { jvm_memory_pool_name: OLD } },
      ],
    },
    {
      name: 'jvm_old_collections',
      title: 'Collections of the old generation',
      unit: 'count',
      kind: 'counter',
      series: [{ names: ['jvm_gc_collection_seconds_count'], where: { gc: /Old|MarkSweep|Tenured|Full/ } }],
    },
    {
      name: 'jvm_gc_seconds',
      title: 'Time in collections',
      unit: 'seconds',
      kind: 'counter',
      series: [
        { names: ['jvm_gc_pause_seconds_sum'] },
        { names: ['jvm_gc_collection_seconds_sum'] },
        { names: ['jvm_gc_duration_seconds_sum'] },
      ],
    },
    {
      name: 'jvm_native_committed',
      title: 'Committed by native memory tracking',
      unit: 'bytes',
      kind: 'gauge',
      series: [{ names: ['jvm_native_memory_committed_bytes'], where: { pool: 'Total' } }],
    },
  ],
  dimensions: [
    'id',
    'area',
    'pool',
    'type',
    'jvm_memory_type',
    'jvm_memory_pool_name',
    'jvm_buffer_pool_name',
    'jvm_thread_daemon',
    'jvm_thread_state',
    'daemon',
    'action',
    'cause',
    'gc',
    'jvm_gc_action',
    'jvm_gc_name',
    'jvm_gc_cause',
  ],
});
