import { LAST_QUARTER, SECONDS_PER_HOUR } from '../units';
import type { ScoreState } from './scoreState';
import { SCORE_WINDOWS, type ScoreWindowId } from './scoreDefinition';
import type { WindowScore } from './scoreWindow';

/** The leak score at one moment. */
export interface ScoreResult {
  /** Maximum of the windows, 0 to 100; 0 with state `flat`; null where it is not known. */
  score: number | null;
  state: ScoreState;
  /** Null where the window has no score: nothing rises in it, or it is not covered by samples. */
  windows: Record<ScoreWindowId, number | null>;
}

/** With no more history than this, even the oldest quarter of the shortest window is empty. */
const LEAST_HISTORY_SECONDS = LAST_QUARTER * SCORE_WINDOWS[0].quarterHours * SECONDS_PER_HOUR;

/**
 * Puts the windows together. `scored` as soon as one has a score, `flat` where all that are covered do not rise. Without
 * a covered window: `not-measured` without any sample, `too-short` while even the shortest window cannot be covered,
 * else `gaps`.
 */
export function toScoreResult(windows: readonly WindowScore[], historySeconds: number | null): ScoreResult {
  const byWindow = {} as Record<ScoreWindowId, number | null>;
  let highest: number | null = null;
  SCORE_WINDOWS.forEach(({ id }, index) => {
    const { score } = windows[index];
    byWindow[id] = score;
    highest = score !== null && (highest === null || score > highest) ? score : highest;
  });
  if (highest !== null) {
    return { score: highest, state: 'scored', windows: byWindow };
  }
  if (windows.some(({ flat }) => flat)) {
    return { score: 0, state: 'flat', windows: byWindow };
  }
  return { score: null, state: toUnknownState(historySeconds), windows: byWindow };
}

function toUnknownState(historySeconds: number | null): ScoreState {
  if (historySeconds === null) {
    return 'not-measured';
  }
  return historySeconds <= LEAST_HISTORY_SECONDS ? 'too-short' : 'gaps';
}
