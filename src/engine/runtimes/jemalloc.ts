import { textsIn } from '../language/textsIn';
import { minus } from './formulas';
import type { RuntimeSpec, SeriesRule } from './runtimeSpec';

type JemallocValue = 'allocated' | 'active' | 'metadata' | 'resident' | 'retained';

/** By whoever passes jemalloc's own names on, and as TiKV does. */
const statistic = (name: JemallocValue): SeriesRule[] => [
  { names: [`*jemalloc_${name}_bytes`] },
  { names: [`*jemalloc_${name}`] },
  { names: ['tikv_allocator_stats'], where: { type: name } },
];

/**
 * Programs in Rust, C++ or C that export the statistics of jemalloc. It stands behind the runtimes: a JVM or Node.js with
 * jemalloc below it says more about its memory by itself.
 *
 * Source: jemalloc's manual, stats.allocated to stats.retained (active holds allocated; resident holds active, metadata and
 * unused dirty pages; retained is mapped and in no other number). Names: ClickHouse (AsynchronousMetrics: jemalloc.…), TiKV
 * (components/tikv_alloc: tikv_allocator_stats), StarRocks (starrocks_be_jemalloc_…_bytes), Apollo Router and others in Rust.
 */
export const JEMALLOC: RuntimeSpec<JemallocValue> = textsIn(
  'title',
  'description'
)({
  name: 'jemalloc',
  title: 'jemalloc',
  flavours: [
    { name: 'jemalloc, bytes', detect: { names: ['*jemalloc_allocated_bytes'] } },
    { name: 'jemalloc', detect: { names: ['*jemalloc_allocated'] } },
    { name: 'TiKV', detect: { names: ['tikv_allocator_stats'], where: { type: 'allocated' } } },
  ],
  values: {
    allocated: statistic('allocated'),
    active: statistic('active'),
    metadata: statistic('metadata'),
    resident: statistic('resident'),
    retained: statistic('retained'),
  },
  parts: [
    {
      name: 'jemalloc_allocated',
      title: 'Allocated by the program',
      description: 'What the program holds: this is what a leak grows in.',
      certainty: 'certain',
      uses: ['allocated'],
      bytes: ({ allocated }) => allocated,
    },
    {
      name: 'jemalloc_fragmentation',
      title: 'Allocator, fragmentation',
      description: 'Free room inside of pages that hold something.',
      certainty: 'probable',
      uses: ['active', 'allocated'],
      bytes: ({ active, allocated }) => minus(active, allocated),
    },
    {
      name: 'jemalloc_metadata',
      title: 'Allocator, metadata',
      description: 'Tables of the allocator itself.',
      certainty: 'probable',
      uses: ['metadata'],
      bytes: ({ metadata }) => metadata,
    },
    {
      name: 'jemalloc_free',
      title: 'Allocator, free pages',
      description: 'Freed by the program and kept by its allocator: goes back with time, or is used again.',
      certainty: 'probable',
      uses: ['resident', 'active', 'metadata'],
      bytes: ({ resident, active, metadata }) => minus(minus(resident, active), metadata ?? 0),
    },
    {
      name: 'jemalloc_retained',
      title: 'Allocator, retained',
      description: 'Address space that is kept for later, without memory behind it.',
      certainty: 'reserved',
      uses: ['retained'],
      bytes: ({ retained }) => retained,
    },
  ],
  remainder: {
    title: 'Not from the allocator',
    description: 'Thread stacks, memory maps of the program, and other processes of the container.',
  },
  evidence: [],
  dimensions: ['type'],
});
