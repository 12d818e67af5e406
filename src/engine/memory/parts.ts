import { textsIn } from '../language/textsIn';

/**
 * The parts that a container's memory is split into. Names are stable: they appear in frames, JSON and rule labels.
 * Source: memory catalog, sections 1 and 5; the kernel's Documentation/admin-guide/cgroup-v2.rst, "memory.stat".
 */
export type PartName =
  | 'anon'
  | 'lazyfree'
  | 'tmpfs'
  | 'active_file'
  | 'active_file_or_tmpfs'
  | 'inactive_file'
  | 'kernel'
  | 'unattributed'
  | 'kernel_sockets_other'
  | 'beyond_anon'
  | 'working_set'
  | 'swap';

export interface PartInfo {
  name: PartName;
  /** Shown in legends and tables. */
  title: string;
  /** One sentence for help texts: what is in it. */
  description: string;
  /** Whether the kernel can take it back without the program's help when memory is short. */
  reclaimable: 'yes' | 'no' | 'partly';
}

/** In stacking order, bottom first: what cannot be taken back stands at the bottom. */
export const PARTS: readonly PartInfo[] = textsIn(
  'title',
  'description'
)([
  {
    name: 'anon',
    title: 'Anonymous memory',
    description: 'Heap, stacks and private pages of the processes. Only the program can give it back.',
    reclaimable: 'no',
  },
  {
    name: 'tmpfs',
    title: 'tmpfs and shared memory',
    description: 'Files on memory-backed volumes, /dev/shm and shared memory. It stays until the files are deleted.',
    reclaimable: 'no',
  },
  {
    name: 'kernel',
    title: 'Kernel memory',
    description: 'Page tables, thread stacks, dentries, inodes, pipes and other kernel objects held for the container.',
    reclaimable: 'partly',
  },
  {
    name: 'kernel_sockets_other',
    title: 'Kernel, sockets and other',
    description: 'Kernel objects and socket buffers. On cgroup v2 the metrics do not tell them apart.',
    reclaimable: 'partly',
  },
  {
    name: 'beyond_anon',
    title: 'Page cache in use, tmpfs, kernel, sockets',
    description: 'What the working set holds beyond anonymous memory. Without the usage metric it cannot be split.',
    reclaimable: 'partly',
  },
  {
    name: 'working_set',
    title: 'Working set, not taken apart',
    description: 'All memory in use: neither anonymous memory nor page cache is exported, as on Windows.',
    reclaimable: 'partly',
  },
  {
    name: 'unattributed',
    title: 'Not attributed',
    description: 'Counted by the kernel, but in no exported metric: swap cache, huge pages or charges in flight.',
    reclaimable: 'partly',
  },
  {
    name: 'active_file_or_tmpfs',
    title: 'Page cache in use or tmpfs',
    description: 'Recently used file pages, or tmpfs: cAdvisor before 0.50 does not export what would tell them apart.',
    reclaimable: 'partly',
  },
  {
    name: 'active_file',
    title: 'Active page cache',
    description: 'File pages that were used recently. They count in the working set, and can be dropped.',
    reclaimable: 'yes',
  },
  {
    name: 'lazyfree',
    title: 'Freed, not yet taken back',
    description: 'Anonymous pages that the program gave back with MADV_FREE and the kernel has not needed yet.',
    reclaimable: 'yes',
  },
  {
    name: 'inactive_file',
    title: 'Inactive page cache',
    description: 'File pages that were not used lately: the first that the kernel drops.',
    reclaimable: 'yes',
  },
  {
    name: 'swap',
    title: 'Swapped out',
    description: 'Anonymous memory that was moved to swap: beside the usage and its limit, and in no stack of parts.',
    reclaimable: 'no',
  },
]);

const PART_BY_NAME = new Map<string, PartInfo>(PARTS.map((part) => [part.name, part]));

/** The catalogue entry of a part, or undefined for a name that is not one. */
export function findPart(name: string): PartInfo | undefined {
  return PART_BY_NAME.get(name);
}
