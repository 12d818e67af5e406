import { lowerEnvelope } from '../series/lowerEnvelope';
import { splitLives } from '../series/splitLives';
import type { CohortSeries, LifeFloor } from './cohort';

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
