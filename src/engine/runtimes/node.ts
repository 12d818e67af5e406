import { textsIn } from '../language/textsIn';
import { atMost, minus } from './formulas';
import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeSpec, Values } from './runtimeSpec';

type NodeValue = 'heapUsed' | 'heapFloor' | 'heapTotal' | 'external';

function liveHeap({ heapFloor, heapUsed }: Values<NodeValue>): number | null {
  return atMost(heapFloor, heapUsed);
}

/**
 * Node.js. Source: memory catalog, section 6.4.
 *
 * - prom-client can be told to put a prefix before every name.
 * - `process_heap_bytes` is VmData, virtual memory that has nothing to do with the heap: it is not read.
 * - External memory contains ArrayBuffers and Buffers, and a buffer that was never written is not resident.
 */
export const NODE: RuntimeSpec<NodeValue> = textsIn(
  'title',
  'description'
)({
  name: 'node',
  title: 'Node.js',
  flavours: [
    { name: 'prom-client', detect: { names: ['*nodejs_heap_size_used_bytes'] } },
    { name: 'OpenTelemetry', detect: { names: ['v8js_memory_heap_used_bytes'] } },
  ],
  values: {
    heapUsed: [{ names: ['*nodejs_heap_size_used_bytes'] }, { names: ['v8js_memory_heap_used_bytes'] }],
    heapFloor: [],
    // OpenTelemetry's physical size is the touched part of the total.
    heapTotal: [
      { names: ['*nodejs_heap_size_total_bytes'] },
      { names: ['v8js_memory_heap_space_physical_size_bytes'] },
      { names: ['v8js_heap_space_physical_size_bytes'] },
      { names: ['v8js_memory_heap_space_size_bytes'] },
      { names: ['v8js_memory_heap_limit_bytes'] },
    ],
    external: [{ names: ['*nodejs_external_memory_bytes'] }],
  },
  floor: { value: 'heapFloor', of: 'heapUsed', windowSeconds: RUNTIME_LIMITS.nodeFloorSeconds.value },
  heap: { figure: 'nodeHeapUsedBytes', value: 'heapUsed' },
  parts: [
    {
      name: 'node_heap_live',
      title: 'JavaScript heap, live',
      description: 'What garbage collections leave: the lowest heap of five minutes.',
      certainty: 'certain',
      uses: ['heapFloor'],
      bytes: liveHeap,
    },
    {
      name: 'node_heap_garbage',
      title: 'JavaScript heap, garbage',
      description: 'In use above the live heap: garbage and short-lived objects.',
      certainty: 'certain',
      uses: ['heapUsed', 'heapFloor'],
      bytes: (values) => minus(values.heapUsed, liveHeap(values)),
    },
    {
      name: 'node_heap_used',
      title: 'JavaScript heap in use',
      description: 'Live objects and garbage, where nothing tells them apart.',
      certainty: 'certain',
      uses: ['heapUsed'],
      bytes: (values) => (liveHeap(values) === null ? values.heapUsed : null),
    },
    {
      name: 'node_external',
      title: 'Buffers and external memory',
      description: 'Buffers, ArrayBuffers and C++ objects that JavaScript objects hold.',
      certainty: 'probable',
      uses: ['external'],
      bytes: ({ external }) => external,
    },
    {
      name: 'node_heap_free',
      title: 'JavaScript heap, free',
      description: 'Committed by V8 and not in use; part of it was never touched.',
      certainty: 'uncertain',
      uses: ['heapTotal', 'heapUsed'],
      bytes: ({ heapTotal, heapUsed }) => minus(heapTotal, heapUsed),
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'V8’s own allocations, compiled code, libuv, OpenSSL, worker threads, and allocator arenas.',
  },
  evidence: [
    {
      name: 'node_handles',
      title: 'Active handles',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['*nodejs_active_handles_total'] }],
    },
    {
      name: 'node_requests',
      title: 'Active requests',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['*nodejs_active_requests_total'] }],
    },
    {
      name: 'node_gc_seconds',
      title: 'Time in collections',
      unit: 'seconds',
      kind: 'counter',
      series: [{ names: ['*nodejs_gc_duration_seconds_sum'] }, { names: ['v8js_gc_duration_seconds_sum'] }],
    },
  ],
  dimensions: ['kind', 'v8js_heap_space_name', 'v8js_gc_type'],
});
