import type { PartName } from './parts';
import type { Split } from './splitMemory';

/**
 * Level L1 without rss, as on Windows, and where rss and cache are zero, which means unknown: the working set is the
 * whole, and one part. Usage is not taken instead, because on Windows it is what was committed, and not what is in use.
 *
 * A working set of zero tells nothing here: kubelets write it where they know nothing.
 * Input: whole bytes; null for what is not exported. Cost: constant. Source: memory catalog, sections 2.4 and 3.4.
 */
export function splitWithoutRss(workingSetBytes: number | null, toleranceBytes: number): Split {
  if (workingSetBytes === null) {
    return { accepted: false, reason: 'missing' };
  }
  if (workingSetBytes === 0) {
    return { accepted: false, reason: 'zero-means-unknown' };
  }
  return {
    accepted: true,
    level: 'L1',
    whole: 'workingSet',
    wholeBytes: workingSetBytes,
    parts: [
      {
        name: 'working_set',
        bytes: workingSetBytes,
        certainty: 'certain',
        source: 'container_memory_working_set_bytes',
      },
    ],
    skewBytes: 0,
    possiblySwapCache: false,
    toleranceBytes,
  };
}

/** Whether parts tell anonymous memory. They do not where only the working set is exported. */
export function tellsAnon(parts: ReadonlyArray<{ name: PartName }>): boolean {
  return parts.every(({ name }) => name !== 'working_set');
}
