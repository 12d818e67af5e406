import { textsIn } from '../language/textsIn';
import type { PartName } from '../memory/parts';

/** What a figure consists of: parts of the container, and memory that some tools count and the container does not. */
export type TermName =
  | PartName
  | 'process_files'
  | 'outside_processes'
  | 'outside_heap'
  | 'heap_not_resident'
  | 'rest_of_node'
  | 'unexplained';

export interface TermBytes {
  name: TermName;
  /** Negative where it is taken off. */
  bytes: number;
}

interface TermInfo {
  /** As it stands inside a sentence. */
  phrase: string;
  /** What there is to know about it, after "which"; null where the phrase says it all. */
  fact: string | null;
}

const HELD_BY_KERNEL = 'is held for the container outside of its processes';

export const TERMS: Readonly<Record<TermName, TermInfo>> = textsIn(
  'phrase',
  'fact'
)({
  anon: { phrase: 'anonymous memory', fact: 'only the program can give back' },
  lazyfree: {
    phrase: 'lazily freed memory',
    fact: 'the program has given back and the kernel takes when memory is short',
  },
  inactive_file: { phrase: 'inactive page cache', fact: 'the kernel drops when memory is short' },
  active_file: { phrase: 'active page cache', fact: 'the kernel can drop, after the inactive one' },
  active_file_or_tmpfs: { phrase: 'active page cache or tmpfs', fact: null },
  tmpfs: { phrase: 'tmpfs and shared memory', fact: 'stays until its files are deleted' },
  kernel: { phrase: 'kernel memory', fact: HELD_BY_KERNEL },
  kernel_sockets_other: { phrase: 'kernel memory, sockets and other', fact: HELD_BY_KERNEL },
  beyond_anon: { phrase: 'page cache in use, tmpfs, kernel memory and sockets', fact: null },
  working_set: { phrase: 'the working set', fact: null },
  swap: { phrase: 'memory that was swapped out', fact: 'is in no usage, and under no limit of memory' },
  unattributed: { phrase: 'memory that no metric names', fact: null },
  process_files: {
    phrase: 'files and shared memory that the processes map',
    fact: 'may be charged elsewhere, or counted once for each process',
  },
  outside_processes: { phrase: 'memory of processes that are not measured', fact: null },
  outside_heap: {
    phrase: 'anonymous memory outside of the heap',
    fact: 'holds stacks, native memory and what the runtime keeps free',
  },
  heap_not_resident: { phrase: 'heap that is not resident', fact: null },
  rest_of_node: { phrase: 'memory of the rest of the node', fact: null },
  unexplained: { phrase: 'bytes that no part explains', fact: 'were measured at another moment or by other rules' },
});

/** Adds terms of the same name, and leaves out those that are zero. */
export function addTerms(...lists: ReadonlyArray<readonly TermBytes[]>): TermBytes[] {
  const sums = new Map<TermName, number>();
  for (const { name, bytes } of lists.flat()) {
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  return [...sums].filter(([, bytes]) => bytes !== 0).map(([name, bytes]) => ({ name, bytes }));
}

export function negate(terms: readonly TermBytes[]): TermBytes[] {
  return terms.map(({ name, bytes }) => ({ name, bytes: -bytes }));
}

export function sumTerms(terms: readonly TermBytes[]): number {
  return terms.reduce((sum, { bytes }) => sum + bytes, 0);
}
