import { CARDINALITY_LIMITS } from './cardinalityLimits';
import type { TargetHistory } from './targetHistory';

/** One life of the process behind a target: what it exposed between two starts. */
export interface TargetLife {
  /** Unix seconds; gaps are left out. */
  timesSeconds: number[];
  samples: number[];
  /** Start of the process; the first sample where only a fall tells; null where the life began before the history. */
  startSeconds: number | null;
}

/**
 * Cuts the history of a target where its process started anew: where its start time changes, or, without one, where the
 * samples fall to less than half from one scrape to the next. A fall under one start time is no restart: the process
 * dropped its series itself. Scrapes without an answer are left out.
 *
 * Cost: O(n). Never throws; the lives are in order and may be none.
 */
export function splitLives({ timesSeconds, samples, startTimesSeconds }: TargetHistory): TargetLife[] {
  const lives: TargetLife[] = [];
  let start: number | null = null;
  let before: number | null = null;
  samples.forEach((value, index) => {
    if (value === null || !(value > 0)) {
      return;
    }
    const known = startTimesSeconds[index];
    const fell = before !== null && value < CARDINALITY_LIMITS.restartDrop.value * before;
    const isNew = known === null || start === null ? fell : isOther(known, start);
    if (lives.length === 0 || isNew) {
      lives.push({ timesSeconds: [], samples: [], startSeconds: known ?? (isNew ? timesSeconds[index] : null) });
      start = null;
    }
    const life = lives[lives.length - 1];
    start = known ?? start;
    life.startSeconds ??= known;
    life.timesSeconds.push(timesSeconds[index]);
    life.samples.push(value);
    before = value;
  });
  return lives;
}

function isOther(startSeconds: number, before: number): boolean {
  return Math.abs(startSeconds - before) > CARDINALITY_LIMITS.restartSeconds.value;
}
