import { lowerEnvelope } from '../series/lowerEnvelope';
import { splitLives } from '../series/splitLives';
import type { CohortSeries, LifeFloor } from './cohort';
import { COHORT_LIMITS } from './cohortLimits';

type Split = ReturnType<typeof splitLives>;

/** The longest life of a member, smoothed to its floor, and how many lives there are. */
export interface MemberFloor {
  /** Null where there is no sample. */
  floor: LifeFloor | null;
  lives: number;
}

/**
 * The floor of a member's longest life in the window, the newer of two equal ones: a life that just began says nothing
 * yet, and lives are never joined, because each starts low again. Cost: n log n. Never throws.
 */
export function findFloor({ timesSeconds, bytes, startTimesSeconds }: CohortSeries): MemberFloor {
  const { lives, lifeOfRow } = splitLives(startTimesSeconds, bytes);
  lives.slice(0, -1).forEach((life) => dropGone(bytes, life, lifeOfRow));
  const { points } = lowerEnvelope(timesSeconds, bytes, lifeOfRow);
  let longest: LifeFloor | null = null;
  lives.forEach(({ startSeconds }, life) => {
    const own = points.filter((point) => point.life === life);
    if (own.length > 0 && own.length >= (longest?.timesSeconds.length ?? 0)) {
      longest = {
        startSeconds,
        timesSeconds: own.map(({ seconds }) => seconds),
        floorBytes: own.map(({ bytes: lowest }) => lowest),
      };
    }
  });
  return { floor: longest, lives: lives.length };
}

/** The last samples of a life that ended may be of a cgroup whose processes are gone: a few kilobytes, and no floor. */
function dropGone(
  bytes: CohortSeries['bytes'],
  { from, to }: Split['lives'][number],
  lifeOfRow: Split['lifeOfRow']
): void {
  const { goneRows, goneShare } = COHORT_LIMITS;
  for (let row = Math.max(from + 1, to - goneRows.value + 1); row <= to; row++) {
    const [before, own] = [bytes[row - 1], bytes[row]];
    if (before !== null && own !== null && own < goneShare.value * before) {
      for (let gone = row; gone <= to; gone++) {
        lifeOfRow[gone] = -1;
      }
      return;
    }
  }
}
