import { toContainerId, type ContainerKey } from '../../engine';
import type { VectorSample } from '../ask/prometheusClient';
import { toKey } from '../containers/toTimelines';
import { OF_KERNEL, OVER_LABEL } from './killedQuery';

/** Kills of one container, by who counted them. */
export interface Kills {
  /** Changes of the restart counter: it may flap, and needs a second witness. */
  restarts: number;
  kernel: number;
}

/** Who was killed for memory. */
export interface Killed {
  /** Killed in the window or in the last day, whichever is longer; most often first. */
  keys: ContainerKey[];
  /** Kills in the last day by container id; null where nobody counts. */
  oneDay: ReadonlyMap<string, Kills> | null;
}

/** Reads the answer to `killedQuery`. */
export function readKilled(vector: readonly VectorSample[], clusterLabel: string | null): Killed {
  const keys = new Map<string, ContainerKey>();
  const oneDay = new Map<string, Kills>();
  for (const { labels, value } of [...vector].sort((a, b) => b.value - a.value)) {
    const key = toKey(labels, clusterLabel);
    if (key && Number.isFinite(value)) {
      const id = toContainerId(key);
      keys.set(id, key);
      const kills = oneDay.get(id) ?? { restarts: 0, kernel: 0 };
      if (labels[OVER_LABEL] === 'day') {
        oneDay.set(id, { ...kills, restarts: Math.max(value, kills.restarts) });
      } else if (labels[OVER_LABEL] === `day${OF_KERNEL}`) {
        oneDay.set(id, { ...kills, kernel: Math.max(value, kills.kernel) });
      }
    }
  }
  return { keys: [...keys.values()], oneDay };
}

/**
 * Kills in the last day. Restarts that were confirmed by a second witness are the most that the counter may claim, where
 * they were looked for over a day or longer (null: nobody could tell).
 */
export function countKills({ restarts, kernel }: Kills, confirmedRestarts: number | null): number {
  return Math.max(kernel, Math.min(restarts, confirmedRestarts ?? Infinity));
}
