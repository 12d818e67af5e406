import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import type { PodKey } from '../pods/collectPod';
import { matchersText, podScopeOf } from '../containers/memoryQueries';
import { NodeNames } from '../nodes/nodeNames';
import { nodeFactsQuery } from '../nodes/nodeQueries';

export interface ListNodesOptions {
  atSeconds: number;
  clusterLabel: string | null;
  signal?: AbortSignal;
}

/** Names of the nodes that Prometheus knows, in order. */
export async function listNodes(
  ask: AskSession,
  matchers: readonly LabelMatcher[],
  { atSeconds, clusterLabel, signal }: ListNodesOptions
): Promise<string[]> {
  const { vector } = await ask.at(atSeconds, signal).instant(nodeFactsQuery(matchers));
  const names = new NodeNames(vector, clusterLabel);
  // `instance` of kube-state-metrics is no node, and its rows carry `node`.
  const ofNodes = vector.filter(({ labels }) => labels.node || !(labels.__name__ ?? '').startsWith('kube_'));
  return [...new Set(ofNodes.map(({ labels }) => names.nodeOf(labels)).filter((name) => name !== null))].sort();
}

/** The node on which a pod runs, by kube-state-metrics; null where it does not tell. */
export async function findNodeOfPod(
  ask: AskSession,
  key: PodKey,
  { atSeconds, clusterLabel, signal }: ListNodesOptions
): Promise<string | null> {
  const expr = `kube_pod_info{${matchersText(podScopeOf(key, clusterLabel))}}`;
  const { vector } = await ask.at(atSeconds, signal).instant(expr);
  return vector.find(({ labels }) => labels.node)?.labels.node ?? null;
}
