import { toContainerId, type ContainerKey } from '../../engine';
import type { VectorSample } from '../ask/prometheusClient';
import { toKey } from '../containers/toTimelines';
import { OVER_LABEL } from './killedQuery';

/** Who was killed for memory. */
export interface Killed {
  /** Killed in the window or in the last day, whichever is longer; most often first. */
  keys: ContainerKey[];
  /** Kills in the last day by container id; null where nobody counts restarts. */
  oneDay: ReadonlyMap<string, number> | null;
}

/** Reads the answer to `killedQuery`. */
export function readKilled(vector: readonly VectorSample[], clusterLabel: string | null): Killed {
  const keys = new Map<string, ContainerKey>();
  const oneDay = new Map<string, number>();
  for (const { labels, value } of [...vector].sort((a, b) => b.value - a.value)) {
    const key = toKey(labels, clusterLabel);
    if (key && Number.isFinite(value)) {
      const id = toContainerId(key);
      keys.set(id, key);
      if (labels[OVER_LABEL] === 'day') {
        oneDay.set(id, Math.max(value, oneDay.get(id) ?? 0));
      }
    }
  }
  return { keys: [...keys.values()], oneDay };
}
