import { SECONDS_PER_HOUR } from '../units';
import type { AgedGains } from './evaluateLivesScore';
import { AGE_CLASSES } from './livesScoreDefinition';

/** One container of one pod at full hours: floors of the hour before, and the start of its life then. */
export interface HourlyFloors {
  floorBytes: ReadonlyArray<number | null>;
  startSeconds: ReadonlyArray<number | null>;
}

/**
 * Growth by age of all replicas, as the recording rules make it of floors and start times: only inside of a life, from the
 * age on at which its floor of an hour ago is its own. The hours have to be one after the other. Cost: O(n).
 */
export function gainsOfLives(timesSeconds: readonly number[], replicas: readonly HourlyFloors[]): AgedGains[] {
  return AGE_CLASSES.map(({ fromSeconds, toSeconds }) => {
    const gainBytes = new Array<number | null>(timesSeconds.length).fill(null);
    const lives = new Array<number | null>(timesSeconds.length).fill(null);
    for (const { floorBytes, startSeconds } of replicas) {
      timesSeconds.forEach((time, i) => {
        const [now, start] = [floorBytes[i] ?? null, startSeconds[i] ?? null];
        const before = i > 0 && time - timesSeconds[i - 1] === SECONDS_PER_HOUR ? (floorBytes[i - 1] ?? null) : null;
        if (now === null || before === null || start === null) {
          return;
        }
        const age = time - start;
        if (age >= fromSeconds && age < toSeconds) {
          gainBytes[i] = (gainBytes[i] ?? 0) + (now - before);
          lives[i] = (lives[i] ?? 0) + 1;
        }
      });
    }
    return { gainBytes, lives };
  });
}
