import { say } from '../../../engine';
import type { Mark } from './mark';
import { MARK_LIMITS } from './markLimits';

/** The starts of one container over time. Both lists have the same length. */
export interface ContainerStarts {
  container: string;
  /** Unix seconds, ascending. */
  timesSeconds: readonly number[];
  /** Unix seconds; null is unknown. */
  startTimeSeconds: ReadonlyArray<number | null>;
}

/**
 * A restart is a start time that changed to a later one. A start that was the first to be seen is none, and unknown
 * start times are skipped. Cost: linear. Never throws.
 */
export function findRestarts({ container, timesSeconds, startTimeSeconds }: ContainerStarts): Mark[] {
  const marks: Mark[] = [];
  let lastStart: number | null = null;
  startTimeSeconds.forEach((start, row) => {
    if (start === null) {
      return;
    }
    if (lastStart !== null && start > lastStart + MARK_LIMITS.sameStartSeconds.value) {
      marks.push({
        kind: 'restart',
        // The start is exact; the sample that first showed it is up to a step late.
        atSeconds: Math.min(start, timesSeconds[row]),
        title: 'Restart',
        text: say`The container ${container} started again.`,
      });
    }
    lastStart = Math.max(lastStart ?? start, start);
  });
  return marks;
}
