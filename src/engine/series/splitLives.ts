import { SERIES_LIMITS } from './seriesLimits';

/** One life of a container: from a start to the next. */
export interface Life {
  /** First and last row that belongs to it. */
  from: number;
  to: number;
  /** Unix seconds; null where no metric tells. */
  startSeconds: number | null;
}

export interface Lives {
  lives: Life[];
  /** Life of each row; -1 for rows of an instance that was already replaced (a ghost), which are left out. */
  lifeOfRow: Int32Array;
  /** `start-times`: as exported. `drops`: guessed from falls of the memory. */
  source: 'start-times' | 'drops';
  ghostRows: number;
}

/**
 * Cuts a series into lives: at each later start time, or, where no start time is known, at falls that look like restarts
 * (far down, and back to about where the life began).
 *
 * A row that shows an earlier start than one seen before is a ghost: for some minutes after a restart servers still hold
 * the old row. A row without a start time belongs to the life around it.
 *
 * Input: rows of one grid. Cost: linear. Never throws.
 */
export function splitLives(
  startTimesSeconds: ReadonlyArray<number | null>,
  values: ReadonlyArray<number | null>
): Lives {
  return startTimesSeconds.some((start) => start !== null)
    ? splitByStarts(startTimesSeconds, values.length)
    : splitByDrops(values);
}

function splitByStarts(starts: ReadonlyArray<number | null>, count: number): Lives {
  const lives: Life[] = [];
  const lifeOfRow = new Int32Array(count).fill(-1);
  let ghostRows = 0;
  for (let row = 0; row < count; row++) {
    const start = starts[row] ?? null;
    const last = lives[lives.length - 1];
    const known = last?.startSeconds ?? null;
    if (start !== null && known !== null && start < known - SERIES_LIMITS.startJitterSeconds.value) {
      ghostRows++;
      continue;
    }
    const isNew = start !== null && known !== null && start > known + SERIES_LIMITS.startJitterSeconds.value;
    if (!last || isNew) {
      lives.push({ from: row, to: row, startSeconds: start });
    } else {
      last.to = row;
      last.startSeconds = known ?? start;
    }
    lifeOfRow[row] = lives.length - 1;
  }
  return { ...keepLatest(lives, lifeOfRow), source: 'start-times', ghostRows };
}

function splitByDrops(values: ReadonlyArray<number | null>): Lives {
  const lives: Life[] = [];
  const lifeOfRow = new Int32Array(values.length);
  let first: number | null = null;
  let before: number | null = null;
  values.forEach((value, row) => {
    const last = lives[lives.length - 1];
    const fell =
      value !== null &&
      before !== null &&
      first !== null &&
      value < SERIES_LIMITS.dropShare.value * before &&
      value <= SERIES_LIMITS.backToStartRatio.value * first;
    if (!last || fell) {
      lives.push({ from: row, to: row, startSeconds: null });
      first = value;
    } else {
      last.to = row;
      first = first ?? value;
    }
    before = value ?? before;
    lifeOfRow[row] = lives.length - 1;
  });
  return { ...keepLatest(lives, lifeOfRow), source: 'drops', ghostRows: 0 };
}

/** Beyond the cap the oldest lives are left out. */
function keepLatest(lives: Life[], lifeOfRow: Int32Array): Pick<Lives, 'lives' | 'lifeOfRow'> {
  const left = Math.max(0, lives.length - SERIES_LIMITS.mostLives.value);
  return left === 0
    ? { lives, lifeOfRow }
    : { lives: lives.slice(left), lifeOfRow: lifeOfRow.map((life) => (life < left ? -1 : life - left)) };
}
