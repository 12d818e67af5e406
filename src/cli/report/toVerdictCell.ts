import { formatSpan, TERMINAL_MARKS, type ContainerFinding, type TimeToLimit, type Verdict } from '../../engine';
import type { Cell } from '../output/renderTable';

type Diagnosed = Pick<ContainerFinding, 'verdict' | 'diagnosis'>;

const ALARMING: ReadonlySet<Verdict> = new Set(['leak', 'cardinality-leak']);
const CALM: ReadonlySet<Verdict> = new Set(['steady', 'declining']);

/** What it is, and why that is not known where it is not. */
export function toVerdictCell({ verdict, diagnosis }: Diagnosed): Cell {
  if (verdict === null || verdict === 'unknown') {
    return { text: diagnosis?.unknownReason?.replaceAll('-', ' ') ?? 'unknown', colour: 'dim' };
  }
  if (ALARMING.has(verdict)) {
    return { text: verdict, colour: 'red' };
  }
  return CALM.has(verdict) ? verdict : { text: verdict, colour: 'yellow' };
}

/** Since when it grows, to the minute, UTC. */
export function formatSince({ diagnosis }: Diagnosed): string {
  const onset = diagnosis?.onsetSeconds?.mid;
  return onset === undefined ? '-' : `${new Date(onset * 1000).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

/** Shortest to longest time to the limit. */
export function formatTimeToLimit(time: TimeToLimit | null | undefined): string {
  if (!time) {
    return '-';
  }
  const low = formatSpan(time.low, TERMINAL_MARKS);
  return time.high === null ? `> ${low}` : `${low} to ${formatSpan(time.high, TERMINAL_MARKS)}`;
}
