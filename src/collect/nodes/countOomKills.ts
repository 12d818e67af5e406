import type { VectorSample } from '../ask/prometheusClient';
import type { NodeNames } from './nodeNames';

/** OOM kills of one node; null is unknown. */
export interface NodeOomKills {
  kills: number | null;
  /** Pods that were killed have the name of pods on other nodes: whose kills they are cannot be told. */
  isAmbiguous: boolean;
}

/** Pods of the answer to `oomKillsQuery` that stand on several nodes. */
export function findAmbiguousPods(rows: readonly VectorSample[], names: NodeNames): ReadonlySet<string> {
  const nodesOf = new Map<string, Set<string>>();
  for (const { labels } of rows) {
    const node = names.idOf(labels);
    if (labels.pod && node !== null) {
      const id = toPodId(labels, names);
      nodesOf.set(id, (nodesOf.get(id) ?? new Set()).add(node));
    }
  }
  return new Set([...nodesOf].filter(([, nodes]) => nodes.size > 1).map(([id]) => id));
}

/**
 * Kills of one node: from the restarts of its pods, or the count of cAdvisor where that is more. That one is lost with the
 * container that was killed, so that only a number above 0 says something.
 */
export function countOomKills(
  rows: readonly VectorSample[],
  events: readonly VectorSample[],
  ambiguousPods: ReadonlySet<string>,
  names: NodeNames
): NodeOomKills {
  const seen = Math.max(0, ...events.map(({ value }) => Math.round(value)));
  const isAmbiguous = rows.some(({ labels }) => labels.pod && ambiguousPods.has(toPodId(labels, names)));
  if (isAmbiguous || rows.length === 0) {
    return { kills: seen > 0 ? seen : null, isAmbiguous };
  }
  const restarted = rows.reduce((sum, { labels, value }) => sum + (labels.pod ? value : 0), 0);
  return { kills: Math.max(Math.round(restarted), seen), isAmbiguous };
}

function toPodId(labels: VectorSample['labels'], names: NodeNames): string {
  return JSON.stringify([names.clusterOf(labels), labels.namespace, labels.pod]);
}
