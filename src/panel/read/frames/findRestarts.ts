import { toSeconds } from '../../../contract/codec/toSeconds';

/** Start times of the same container differ by less than this between scrapes of different collectors. */
const SAME_START_SECONDS = 2;

/** Times at which the start time changed to a later one. Unknown start times are skipped, not taken as a restart. */
export function findRestarts(timesMs: number[], startTimes: Array<number | null | undefined>): number[] {
  const restartsMs: number[] = [];
  let lastStartSeconds: number | null = null;
  startTimes.forEach((start, row) => {
    const startSeconds = toSeconds(start ?? null);
    if (startSeconds === null) {
      return;
    }
    if (lastStartSeconds !== null && startSeconds > lastStartSeconds + SAME_START_SECONDS) {
      // The start is exact, the sample that first showed it is up to a step late.
      restartsMs.push(Math.min(timesMs[row], startSeconds * 1000));
    }
    lastStartSeconds = Math.max(lastStartSeconds ?? startSeconds, startSeconds);
  });
  return restartsMs;
}
