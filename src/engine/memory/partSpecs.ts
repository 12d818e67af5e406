import { PARTS, type PartName } from './parts';

/** `certain`: one exported number. `probable`: a difference of several. `uncertain`: may hold several kinds. */
export type Certainty = 'certain' | 'probable' | 'uncertain';

/** What one way of splitting says about a part besides its bytes. */
export interface PartSpec {
  name: PartName;
  certainty: Certainty;
  /** Which exported numbers it was computed from. */
  source: string;
  /** Place among PARTS: the stacking order. */
  order: number;
}

const spec = (name: PartName, certainty: Certainty, source: string): PartSpec => ({
  name,
  certainty,
  source,
  order: PARTS.findIndex((part) => part.name === name),
});

/** Level L3: usage, rss and cache. */
export const USAGE_SPECS = {
  anon: spec('anon', 'certain', 'container_memory_rss'),
  anonWithoutLazyfree: spec('anon', 'probable', 'container_memory_rss - lazyfree'),
  lazyfree: spec('lazyfree', 'probable', 'total_inactive_file + total_active_file - cache'),
  inactiveFile: spec('inactive_file', 'certain', 'container_memory_total_inactive_file_bytes'),
  inactiveFileByDifference: spec(
    'inactive_file',
    'certain',
    'container_memory_usage_bytes - container_memory_working_set_bytes'
  ),
  activeFileOrTmpfs: spec('active_file_or_tmpfs', 'uncertain', 'container_memory_cache - inactive_file'),
  tmpfs: spec('tmpfs', 'probable', 'container_memory_cache - total_inactive_file - total_active_file'),
  activeFile: spec('active_file', 'certain', 'container_memory_total_active_file_bytes'),
  kernelSocketsOther: spec('kernel_sockets_other', 'uncertain', 'container_memory_usage_bytes - rss - cache'),
  kernel: spec('kernel', 'certain', 'container_memory_kernel_usage'),
  kernelWithCharges: spec('kernel', 'certain', 'container_memory_kernel_usage, with charges in flight'),
  unattributed: spec('unattributed', 'uncertain', 'container_memory_usage_bytes - rss - cache - kernel_usage'),
};

/** Level L2: the working set and rss. */
export const WORKING_SET_SPECS = {
  anon: spec('anon', 'certain', 'container_memory_rss, at most the working set'),
  anonCut: spec('anon', 'probable', 'container_memory_rss, at most the working set'),
  beyondAnon: spec('beyond_anon', 'uncertain', 'container_memory_working_set_bytes - rss'),
};

/** Level L1: a kubelet summary, and the working set alone. */
export const SUMMARY_SPECS = {
  anon: spec('anon', 'certain', 'rssBytes'),
  anonWithoutLazyfree: spec('anon', 'probable', 'rssBytes'),
  lazyfree: spec('lazyfree', 'probable', 'rssBytes - workingSetBytes'),
  inactiveFile: spec('inactive_file', 'certain', 'usageBytes - workingSetBytes'),
  beyondAnon: spec('beyond_anon', 'uncertain', 'workingSetBytes - rssBytes'),
  workingSet: spec('working_set', 'certain', 'container_memory_working_set_bytes'),
};
