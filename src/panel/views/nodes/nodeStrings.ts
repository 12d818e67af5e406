import { say, texts, type ConditionStatus } from '../../../engine';
import type { EvictionForecast } from '../../../ui/nodes/forecastEviction';
import type { MarkKind, SegmentKind } from './splitBar';

/** Every text of the node view. */
export const nodeStrings = texts({
  columns: {
    node: {
      title: 'Node',
      help: 'Node, with its cluster where there are several. Opening it shows its memory in full.',
    },
    state: { title: 'State', help: 'What the node reports: whether it is ready, and whether memory is short.' },
    memory: {
      title: 'Memory',
      help: 'Working set of the capacity. The bar shows what holds memory; its red line is where the kubelet begins to evict pods.',
    },
    forecast: {
      title: 'Until eviction',
      help: 'Time until the working set meets the eviction line, if it goes on as over the window.',
    },
    growth: { title: 'Growth', help: 'Robust slope of the working set over the window.' },
    trend: { title: 'Trend', help: 'Working set over the window.' },
    oomKills: { title: 'OOM kills', help: 'Containers that the OOM killer ended on the node within the window.' },
    drivers: { title: 'Growing most', help: 'The containers on the node that grew most over the window.' },
    source: { title: 'Source', help: 'Where the numbers come from.' },
  },
  list: {
    caption: 'Nodes, those in trouble first',
    filterLabel: 'Filter nodes',
    noneLeft: (filter: string) => say`No node matches “${filter}”.`,
    showing: (shown: number, total: number) => say`Showing ${shown} of ${total} nodes`,
    all: (total: number) => (total === 1 ? say`1 node` : say`${total} nodes`),
    matching: (shown: number, total: number) => say`${shown} of ${total} nodes match`,
  },
  ready: { true: 'Ready', false: 'Not ready', unknown: 'Not reporting' } satisfies Record<ConditionStatus, string>,
  readyUnknown: 'State unknown',
  pressure: {
    true: 'Memory pressure',
    false: 'No memory pressure',
    unknown: 'Pressure not reported',
  } satisfies Record<ConditionStatus, string>,
  pressureUnknown: 'Pressure unknown',
  segments: {
    pods: 'Pods',
    system: 'System',
    unaccounted: 'Not accounted for',
    undivided: 'Not taken apart',
    free: 'Free to the eviction line',
  } satisfies Record<SegmentKind, string>,
  marks: {
    workingSet: 'Working set',
    allocatable: 'Allocatable',
    eviction: 'Eviction line',
  } satisfies Record<MarkKind, string>,
  bar: (parts: string[], capacity: string) => say`${parts.join(', ')}; capacity ${capacity}`,
  ofCapacity: (capacity: string) => say`of ${capacity}`,
  noCapacity: 'capacity unknown',
  forecast: {
    unknown: 'Unknown',
    reached: 'Above the line',
    flat: 'Does not rise',
    far: (limit: string) => say`More than ${limit}`,
  } satisfies Record<Exclude<EvictionForecast['state'], 'ahead'>, unknown>,
  left: (bytes: string) => say`${bytes} left`,
  untilEviction: (words: string) => say`Until eviction: ${words}`,
  oomKills: (count: number) => (count === 1 ? say`1 OOM kill` : say`${count} OOM kills`),
  sources: { prometheus: 'Prometheus', kubelet: 'Kubelet' } as Record<string, string | undefined>,
  noDrivers: 'None known',
  detail: {
    title: (node: string) => say`Memory of ${node}`,
    part: 'Memory',
    bytes: 'Bytes',
    share: 'Of capacity',
    usage: 'Usage',
    capacity: 'Capacity',
    headroom: 'Working set to eviction line',
    headroomHelp: 'The kubelet compares the working set: page cache that was not used lately does not count.',
  },
});
