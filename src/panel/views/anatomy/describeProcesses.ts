import { formatShare, splitProcesses } from '../../../engine';
import type { ProcessList } from '../../read/anatomy/readProcesses';
import { strings } from '../../strings';

/** "2 of 4 processes hold 87 %", by the same rule as everywhere; null where none stand out. */
export function describeProcesses({ measure, rows }: ProcessList): string | null {
  const heavy = splitProcesses(
    measure,
    rows.map(({ name, count, bytes }) => ({ name, count, bytes: [bytes] }))
  )?.heavy;
  return heavy ? strings.processes.heavy(heavy.count, heavy.of, formatShare(heavy.share, 1)) : null;
}
