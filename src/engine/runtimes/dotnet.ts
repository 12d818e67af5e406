import { textsIn } from '../language/textsIn';
import { minus } from './formulas';
import type { RuntimeSpec, Values } from './runtimeSpec';

type DotnetValue = 'heapSize' | 'fragmentation' | 'committed' | 'totalMemory';

/** .NET's event counters count these in units of 1,000,000 bytes (RuntimeEventSource). */
const MEGABYTE = 1_000_000;

/** Objects as of the last collection, without the holes between them. */
function managed({ heapSize, fragmentation }: Values<DotnetValue>): number | null {
  return minus(heapSize, fragmentation ?? 0);
}

/**
 * .NET. Source: memory catalog, section 6.6.
 *
 * - Sizes of generations are as of the last collection, and stale between collections.
 * - Of the event counters, generation sizes are bytes, but heap size and committed memory are megabytes.
 * - The generation's label is `gc_heap_generation` in shipped runtimes and `dotnet_gc_heap_generation` in the newer text.
 */
export const DOTNET: RuntimeSpec<DotnetValue> = textsIn(
  'title',
  'description'
)({
  name: 'dotnet',
  title: '.NET',
  flavours: [
    { name: 'OpenTelemetry', detect: { names: ['dotnet_gc_last_collection_heap_size_bytes'] } },
    {
      name: 'OpenTelemetry before .NET 9',
      detect: { names: ['process_runtime_dotnet_gc_committed_memory_size_bytes'] },
    },
    {
      name: 'OpenTelemetry before .NET 9',
      detect: { names: ['process_runtime_dotnet_gc_objects_size_bytes'] },
    },
    { name: 'prometheus-net', detect: { names: ['dotnet_total_memory_bytes'] } },
    { name: 'prometheus-net', detect: { names: ['system_runtime_dotnet_gc_last_collection_heap_size'] } },
    { name: 'prometheus-net', detect: { names: ['system_runtime_gc_heap_size'] } },
  ],
  values: {
    heapSize: [
      { names: ['dotnet_gc_last_collection_heap_size_bytes'] },
      { names: ['process_runtime_dotnet_gc_heap_size_bytes'] },
      { names: ['system_runtime_dotnet_gc_last_collection_heap_size'] },
      {
        names: [
          'system_runtime_gen_0_size',
          'system_runtime_gen_1_size',
          'system_runtime_gen_2_size',
          'system_runtime_loh_size',
          'system_runtime_poh_size',
        ],
      },
    ],
    fragmentation: [
      { names: ['dotnet_gc_last_collection_heap_fragmentation_size_bytes'] },
      { names: ['process_runtime_dotnet_gc_heap_fragmentation_size_bytes'] },
      { names: ['system_runtime_dotnet_gc_last_collection_heap_fragmentation_size'] },
    ],
    committed: [
      { names: ['dotnet_gc_last_collection_memory_committed_size_bytes'] },
      { names: ['process_runtime_dotnet_gc_committed_memory_size_bytes'] },
      { names: ['system_runtime_dotnet_gc_last_collection_memory_committed_size'] },
      { names: ['system_runtime_gc_committed'], scale: MEGABYTE },
    ],
    totalMemory: [
      { names: ['dotnet_total_memory_bytes'] },
      { names: ['process_runtime_dotnet_gc_objects_size_bytes'] },
      { names: ['system_runtime_gc_heap_size'], scale: MEGABYTE },
    ],
  },
  parts: [
    {
      name: 'dotnet_heap',
      title: 'Managed heap',
      description: 'Managed objects as of the last collection.',
      certainty: 'certain',
      uses: ['heapSize', 'fragmentation'],
      bytes: managed,
    },
    {
      name: 'dotnet_allocated',
      title: 'Managed heap, since collection',
      description: 'Allocated since the last collection.',
      certainty: 'certain',
      uses: ['totalMemory', 'heapSize', 'fragmentation'],
      bytes: (values) => minus(values.totalMemory, managed(values)),
    },
    {
      name: 'dotnet_heap_used',
      title: 'Managed heap in use',
      description: 'Managed objects and garbage, where nothing tells them apart.',
      certainty: 'certain',
      uses: ['totalMemory'],
      bytes: ({ totalMemory, heapSize }) => (heapSize === null ? totalMemory : null),
    },
    {
      name: 'dotnet_fragmentation',
      title: 'Managed heap, fragmentation',
      description: 'Holes between managed objects as of the last collection.',
      certainty: 'probable',
      uses: ['fragmentation'],
      bytes: ({ fragmentation }) => fragmentation,
    },
    {
      name: 'dotnet_free',
      title: 'Managed heap, free',
      description: 'Committed by the collector and not in use; part of it was never touched.',
      certainty: 'uncertain',
      uses: ['committed', 'heapSize', 'totalMemory'],
      bytes: ({ committed, heapSize, totalMemory }) =>
        minus(committed, heapSize === null ? totalMemory : Math.max(heapSize, totalMemory ?? 0)),
    },
  ],
  remainder: {
    title: 'Native, not tracked',
    description: 'Native libraries, compiled code, stacks and the loader’s heap.',
  },
  evidence: [
    {
      name: 'dotnet_collections',
      title: 'Collections',
      unit: 'count',
      kind: 'counter',
      series: [
        { names: ['dotnet_gc_collections_total'] },
        { names: ['dotnet_collection_count_total'] },
        { names: ['process_runtime_dotnet_gc_collections_count_total'] },
      ],
    },
    {
      name: 'dotnet_threads',
      title: 'Threads',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['process_num_threads'] }],
    },
    {
      name: 'dotnet_handles',
      title: 'Open handles',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['process_open_handles'] }],
    },
  ],
  dimensions: ['generation', 'gc_heap_generation', 'dotnet_gc_heap_generation'],
});
