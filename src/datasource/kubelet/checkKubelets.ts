import type { AskSession } from '../../collect/ask/session';
import { collectSummaries, type NodeSummary } from '../../collect/kubelet/collectSummaries';
import { listNodes } from '../../collect/kubelet/listNodes';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import { KUBELET_CHECK_STRINGS } from './kubeletCheckStrings';
import { chooseNodes } from './chooseNodes';
import type { Kubelets } from './kubelets';

export interface KubeletCheck {
  /** How many answer, as one sentence. */
  summary: string;
  nodes: NodeSummary[];
  /** What failed, and why some were not asked. */
  notices: string[];
}

/** Asks each kubelet once, and one of them for what must be refused. Rejects only where Prometheus is needed to know the nodes and cannot be asked. */
export async function checkKubelets(
  ask: AskSession,
  kubelets: Kubelets,
  clusterLabel: string | null,
  signal?: AbortSignal
): Promise<KubeletCheck> {
  const toCheck = (nodes: NodeSummary[], asked: number, notices: string[]): KubeletCheck => ({
    summary: KUBELET_CHECK_STRINGS.summary(nodes.filter(({ summary }) => summary !== null).length, asked),
    nodes,
    notices,
  });
  if (kubelets.problem !== null) {
    return toCheck([], 0, [kubelets.problem]);
  }
  const { cluster, typedNodes } = kubelets;
  const matchers: LabelMatcher[] = clusterLabel ? [{ label: clusterLabel, op: '=', value: cluster ?? '' }] : [];
  const options = { atSeconds: Date.now() / 1000, clusterLabel, signal };
  const known = typedNodes.length > 0 ? [] : await listNodes(ask, matchers, options);
  const chosen = chooseNodes(kubelets, known);
  const { nodes, askedNodes, notices } = await collectSummaries(kubelets.fetchSummary, chosen.nodes, {
    onlyCpuAndMemory: true,
    signal,
  });
  const answering = nodes.find(({ summary }) => summary !== null)?.node;
  const isTooWide = answering !== undefined && (await kubelets.tryRefused(answering, signal)) === true;
  const tooWide = isTooWide ? [KUBELET_CHECK_STRINGS.tooWide(answering)] : [];
  return toCheck(nodes, askedNodes, [...tooWide, ...chosen.notices, ...notices]);
}
