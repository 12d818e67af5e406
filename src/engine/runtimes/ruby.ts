import { textsIn } from '../language/textsIn';
import { RUNTIME_LIMITS } from './runtimeLimits';
import type { RuntimeSpec } from './runtimeSpec';

type RubyValue = 'slots';

/**
 * Ruby, exported for each worker of a forking server. Source: memory catalog, section 6.7; names with `gc_stat` and
 * `ruby_process_` as GitLab's exporter has them.
 *
 * Workers share pages with the process they were forked from, so their slots and resident sizes add up to more than the
 * container has: slots are filled last.
 */
export const RUBY: RuntimeSpec<RubyValue> = textsIn(
  'title',
  'description'
)({
  name: 'ruby',
  title: 'Ruby',
  flavours: [
    { name: 'prometheus_exporter', detect: { names: ['ruby_heap_live_slots'] } },
    { name: 'prometheus_exporter', detect: { names: ['ruby_rss'] } },
    { name: 'GC.stat sampler', detect: { names: ['ruby_gc_stat_heap_live_slots'] } },
    { name: 'GC.stat sampler', detect: { names: ['ruby_process_resident_memory_bytes'] } },
    // Tells that it is Ruby, and nothing about memory.
    { name: 'yabeda-puma', detect: { names: ['puma_workers'] } },
  ],
  values: {
    slots: [
      { names: ['ruby_heap_live_slots', 'ruby_heap_free_slots'] },
      { names: ['ruby_gc_stat_heap_live_slots', 'ruby_gc_stat_heap_free_slots'] },
      { names: ['ruby_gc_stat_heap_live_slots'] },
      { names: ['ruby_heap_live_slots'] },
    ],
  },
  parts: [
    {
      name: 'ruby_slots',
      title: 'Ruby objects (at least)',
      description: 'Slots of all workers times the smallest slot. Bodies of larger objects are in the native part.',
      certainty: 'uncertain',
      uses: ['slots'],
      bytes: ({ slots }) => (slots === null ? null : slots * RUNTIME_LIMITS.rubySlotBytes.value),
    },
  ],
  remainder: {
    title: 'Object bodies and native memory',
    description: 'Strings, arrays and hashes outside of their slots, native extensions, and allocator fragmentation.',
  },
  evidence: [
    {
      name: 'ruby_gc_count',
      title: 'Collections',
      unit: 'count',
      kind: 'counter',
      series: [{ names: ['ruby_gc_stat_count'] }, { names: ['ruby_major_gc_ops_total', 'ruby_minor_gc_ops_total'] }],
    },
    {
      name: 'ruby_malloc_increase',
      title: 'Allocated since collection',
      unit: 'bytes',
      kind: 'gauge',
      series: [{ names: ['ruby_gc_stat_malloc_increase_bytes'] }],
    },
    {
      name: 'puma_workers',
      title: 'Puma workers',
      unit: 'count',
      kind: 'gauge',
      series: [{ names: ['puma_workers'] }],
    },
  ],
  dimensions: ['pid', 'type', 'hostname', 'worker', 'index'],
  coversAllProcesses: true,
});
