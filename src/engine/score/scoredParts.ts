import { textsIn } from '../language/textsIn';
import type { Threshold } from '../checks/threshold';

/**
 * What is scored: parts of the memory that the kernel cannot take back by itself, each on its own. The names are the
 * values of the label `part` on recorded scores.
 */
export type ScoredPart = 'anon' | 'swap' | 'tmpfs' | 'kernel' | 'working_set';

export interface ScoredPartInfo {
  name: ScoredPart;
  title: string;
  /** Why it is scored, or when. */
  reason: string;
}

export const SCORED_PARTS: readonly ScoredPartInfo[] = textsIn('title')([
  {
    name: 'anon',
    title: 'Anonymous memory',
    reason: 'Heap, stacks and private pages: only the program can give them back.',
  },
  {
    name: 'swap',
    title: 'Swap',
    reason:
      'Anonymous memory that was swapped out: a program at its limit goes on leaking there, while all else stands still. ' +
      'Compared with the limit of the memory, as nobody tells reliably how much may be swapped.',
  },
  {
    name: 'tmpfs',
    title: 'tmpfs and shared memory',
    reason: 'Files in memory: they stay until someone deletes them. Page cache without what is on a file list.',
  },
  {
    name: 'kernel',
    title: 'Kernel memory, sockets',
    reason:
      'What usage holds beyond anonymous memory and page cache. Reclaimable slab cannot be told from sockets there, so ' +
      'that it is capped unless anonymous memory rises along with it.',
  },
  {
    name: 'working_set',
    title: 'Working set',
    reason: 'Only where anonymous memory is not measured: files that are read again and again raise it as well.',
  },
]);

/** What is particular to some parts. */
export const PART_PARAMETERS = {
  presence: {
    id: 'presence',
    value: 300,
    unit: 'seconds',
    reason: 'A cgroup is there where it has a sample within this time: longer, and one that ended still counts.',
    source: 'How far Prometheus looks back for a sample',
  },
  differenceStep: {
    id: 'difference-step',
    value: 300,
    unit: 'seconds',
    reason:
      'Distance of the moments at which differences of metrics are looked at. tmpfs and kernel memory have no garbage ' +
      'collector whose valleys a floor could miss.',
    source: 'Cost: 36 and 24 samples an hour instead of 180 and 120 at a scrape a minute',
  },
  kernelCap: {
    id: 'kernel-cap',
    value: 60,
    unit: 'points',
    reason: 'Highest score of kernel memory that rises alone: mostly dentries and inodes, which the kernel takes back.',
    source: 'Equal to the cap of a rise within the known range. Recordings: slab 100 without it, sockets 100',
  },
  kernelCompanion: {
    id: 'kernel-companion',
    value: 30,
    unit: 'points',
    reason:
      'Score of anonymous memory in the same window from which kernel memory is not capped: whoever leaks descriptors, ' +
      'sockets or threads keeps an object for each in the program too.',
    source: 'Recordings: 68 beside leaked sockets, 12 at most beside page cache and slab',
  },
} as const satisfies Record<string, Threshold>;
