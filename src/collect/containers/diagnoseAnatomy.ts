import { diagnose, type Diagnosis, NOTHING_BESIDE, say } from '../../engine';
import type { Anatomy } from './collectAnatomy';
import type { Marks } from '../facts/marks/collectMarks';
import type { Mark } from '../facts/marks/mark';
import type { RuntimeAnatomy } from '../facts/runtimes/collectRuntime';

/** What an anatomy already holds for a diagnosis: over its own window, without load, and without asking anything more. */
export function diagnoseAnatomy(
  anatomy: Anatomy,
  atSeconds: number,
  runtime: RuntimeAnatomy | null,
  marks: Marks | null
): Diagnosis {
  const { key, history, limitBytes, surroundings, startTimeSeconds, restarts } = anatomy;
  const known = runtime?.runtime && runtime.join?.scope === 'container' ? runtime : null;
  const of = (kind: Mark['kind']) => (marks?.marks ?? []).filter((mark) => mark.kind === kind);
  return diagnose({
    ...NOTHING_BESIDE,
    key,
    atSeconds,
    history,
    workingSetBytes: history.timesSeconds.map(() => null),
    startTimesSeconds: startTimeSeconds,
    limitBytes: limitBytes.reduce((last, bytes) => bytes ?? last, null),
    ...surroundings,
    oomKillsSeconds: marks?.killsKnown ? of('oom-kill').map((mark) => mark.atSeconds) : null,
    restarts,
    deploys: of('deploy').map((mark) => ({ atSeconds: mark.atSeconds, text: mark.text })),
    runtime: known?.runtime ? { name: known.runtime, history: known.history, evidence: known.evidence } : null,
    processes: runtime?.processes ? { measure: runtime.processes.measure, histories: runtime.processHistories } : null,
  });
}

/**
 * The beginning of the growth as a mark for charts; it names no verdict, of which the list knows more. None where nothing
 * grows or it began before the window.
 */
export function findOnsetMark({ onsetSeconds, part }: Diagnosis, fromSeconds: number): Mark[] {
  if (onsetSeconds === null || onsetSeconds.mid <= fromSeconds) {
    return [];
  }
  const minutes = Math.round((onsetSeconds.high - onsetSeconds.low) / 120);
  return [
    {
      kind: 'onset',
      atSeconds: onsetSeconds.mid,
      title: say`Growth begins`,
      text: say`From here on ${part ?? say`the memory`} grows, give or take ${minutes} minutes.`,
    },
  ];
}
