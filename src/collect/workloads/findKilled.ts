import { toContainerId, type ContainerKey } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { toKey } from '../containers/toTimelines';
import { killedQuery, OVER_LABEL } from './killedQuery';

/** Who was killed for memory. */
export interface Killed {
  /** Killed in the window or in the last day, whichever is longer; most often first. */
  keys: ContainerKey[];
  /** Kills in the last day by container id; null where nobody counts restarts. */
  oneDay: ReadonlyMap<string, number> | null;
}

/** One question that is asked whatever the scores: nothing that is killed can be missed. */
export async function findKilled(
  asked: AskSession,
  request: {
    matchers: readonly LabelMatcher[];
    clusterLabel: string | null;
    windowSeconds: number;
    /** Whether there is a metric that counts restarts or kills at all. */
    isCounted: boolean;
  }
): Promise<Killed> {
  const { matchers, clusterLabel } = request;
  if (!request.isCounted) {
    return { keys: [], oneDay: null };
  }
  const { vector } = await asked.instant(killedQuery(matchers, clusterLabel, request.windowSeconds));
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
