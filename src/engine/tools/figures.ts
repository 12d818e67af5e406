import { textsIn } from '../language/textsIn';
import type { MemoryReading } from '../memory/sample';
import type { TermName } from './terms';

/** The different quantities that tools call "memory". */
export type FigureName =
  | 'usage'
  | 'workingSet'
  | 'dockerStats'
  | 'usageWithoutCache'
  | 'rss'
  | 'cache'
  | 'swap'
  | 'processRss'
  | 'processPss'
  | 'jvmHeap'
  | 'goHeap'
  | 'nodeHeap'
  | 'hostUsed';

/** Measured inside of the container or on its node, and not by its cgroup. Bytes; null or absent is unknown. */
export interface RuntimeFigures {
  /** Sum of the resident memory of the processes (VmRSS, `process_resident_memory_bytes`). */
  processRssBytes?: number | null;
  /** The same, with shared pages divided among those that map them. */
  processPssBytes?: number | null;
  jvmHeapUsedBytes?: number | null;
  goHeapBytes?: number | null;
  nodeHeapUsedBytes?: number | null;
  /** What `free` shows as used: of the whole node. */
  hostUsedBytes?: number | null;
}

export interface FormulaTerm {
  sign: 1 | -1;
  /** `whole`: all parts of usage. */
  term: TermName | 'whole';
}

export interface Figure {
  formula: readonly FormulaTerm[];
  /** The formula as text, in names of parts. */
  text: string;
  /** The number itself, where cAdvisor or the kubelet exports it. */
  exported?: (reading: MemoryReading) => number | null;
  /** The number itself, where the program or the node exports it. */
  runtime?: keyof RuntimeFigures;
  /** Of a figure that is measured elsewhere: what it has beyond the parts of its formula, and what it lacks of them. */
  beyond?: { more: TermName; less: TermName };
  /** It stands beside the parts, and is all of this term. */
  beside?: TermName;
  /** Why it is unknown where neither it nor its parts are: the end of "unknown: ...". */
  needs: string;
  cgroup?: { v1: string; v2: string };
}

const plus = (term: FormulaTerm['term']): FormulaTerm => ({ sign: 1, term });
const minus = (term: FormulaTerm['term']): FormulaTerm => ({ sign: -1, term });

const NO_SOCKETS_ON_V1 = {
  v1: 'memory.usage_in_bytes; TCP buffers are not charged',
  v2: 'memory.current; TCP buffers are charged',
};
const INACTIVE_BY_VERSION = {
  v1: 'usage_in_bytes - total_inactive_file',
  v2: 'memory.current - inactive_file',
};
const HEAP_FORMULA = { formula: [plus('anon'), minus('outside_heap')], text: 'anon - what is outside of the heap' };
const HEAP_BEYOND = { more: 'heap_not_resident', less: 'outside_heap' } as const;
const PROCESS_FORMULA = {
  formula: [plus('anon'), plus('lazyfree'), plus('process_files')],
  beyond: { more: 'process_files', less: 'outside_processes' },
} as const;

/** Source: memory catalog, section 8. */
export const FIGURES: Readonly<Record<FigureName, Figure>> = textsIn(
  'text',
  'needs'
)({
  usage: {
    formula: [plus('whole')],
    text: 'all parts',
    exported: ({ usageBytes }) => usageBytes,
    needs: 'needs container_memory_usage_bytes',
    cgroup: NO_SOCKETS_ON_V1,
  },
  workingSet: {
    formula: [plus('whole'), minus('inactive_file'), minus('lazyfree')],
    text: 'all parts - inactive_file - lazyfree',
    exported: ({ workingSetBytes }) => workingSetBytes,
    needs: 'needs container_memory_working_set_bytes',
    cgroup: INACTIVE_BY_VERSION,
  },
  dockerStats: {
    formula: [plus('whole'), minus('inactive_file'), minus('lazyfree')],
    text: 'all parts - inactive_file - lazyfree',
    exported: toDockerStats,
    needs: 'needs container_memory_working_set_bytes',
    cgroup: INACTIVE_BY_VERSION,
  },
  usageWithoutCache: {
    formula: [
      plus('whole'),
      minus('inactive_file'),
      minus('active_file'),
      minus('active_file_or_tmpfs'),
      minus('tmpfs'),
    ],
    text: 'all parts - inactive_file - active_file - tmpfs',
    exported: ({ usageBytes, cacheBytes }) =>
      usageBytes === null || cacheBytes === null ? null : Math.max(0, usageBytes - cacheBytes),
    needs: 'needs container_memory_usage_bytes and container_memory_cache',
    cgroup: { v1: 'usage_in_bytes - cache', v2: 'not on cgroup v2, which these versions do not know' },
  },
  rss: {
    formula: [plus('anon'), plus('lazyfree')],
    text: 'anon + lazyfree',
    exported: ({ rssBytes }) => rssBytes,
    needs: 'needs container_memory_rss',
    cgroup: { v1: 'total_rss', v2: 'anon' },
  },
  cache: {
    formula: [plus('inactive_file'), plus('active_file'), plus('active_file_or_tmpfs'), plus('tmpfs')],
    text: 'inactive_file + active_file + tmpfs',
    exported: ({ cacheBytes }) => cacheBytes,
    needs: 'needs container_memory_cache',
    cgroup: { v1: 'total_cache', v2: 'file' },
  },
  processRss: {
    ...PROCESS_FORMULA,
    text: 'anon + lazyfree + files and shared memory that the processes map',
    runtime: 'processRssBytes',
    needs: 'needs process metrics (process_resident_memory_bytes)',
  },
  processPss: {
    ...PROCESS_FORMULA,
    text: 'anon + lazyfree + their share of files and shared memory',
    runtime: 'processPssBytes',
    needs: 'needs process metrics with PSS (process-exporter with smaps)',
  },
  jvmHeap: { ...HEAP_FORMULA, beyond: HEAP_BEYOND, runtime: 'jvmHeapUsedBytes', needs: 'needs metrics of the JVM' },
  goHeap: { ...HEAP_FORMULA, beyond: HEAP_BEYOND, runtime: 'goHeapBytes', needs: 'needs metrics of the Go runtime' },
  nodeHeap: {
    ...HEAP_FORMULA,
    beyond: HEAP_BEYOND,
    runtime: 'nodeHeapUsedBytes',
    needs: 'needs metrics of the Node.js runtime',
  },
  swap: {
    formula: [],
    text: 'beside all parts',
    exported: ({ swapBytes }) => swapBytes,
    beside: 'swap',
    needs: 'needs container_memory_swap, or a kubelet that counts swap',
    cgroup: { v1: 'total_swap of memory.stat', v2: 'memory.swap.current' },
  },
  hostUsed: {
    formula: [plus('whole'), plus('rest_of_node')],
    text: 'all parts + the rest of the node',
    runtime: 'hostUsedBytes',
    beyond: { more: 'rest_of_node', less: 'rest_of_node' },
    needs: 'needs metrics of the node (node_exporter)',
  },
});

/** Docker prints all of usage where the inactive pages are at least as much. */
function toDockerStats({ usageBytes, inactiveFileBytes, workingSetBytes }: MemoryReading): number | null {
  if (usageBytes === null || inactiveFileBytes === null) {
    return workingSetBytes !== null && workingSetBytes > 0 ? workingSetBytes : null;
  }
  return inactiveFileBytes >= usageBytes ? usageBytes : usageBytes - inactiveFileBytes;
}
