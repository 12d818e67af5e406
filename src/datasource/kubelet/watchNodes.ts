import type { Observable } from 'rxjs';
import { collectSummaries, type NodeSummary } from '../../collect/kubelet/collectSummaries';
import { fillNodes, type FilledNodes } from '../../collect/kubelet/fillNodes';
import { appendSummary, newLiveNode, toFinding } from '../../collect/kubelet/liveNode';
import { SUMMARY_LIMITS } from '../../collect/kubelet/summaryLimits';
import type { NodeFinding } from '../../engine';
import type { Kubelets } from './kubelets';
import { pollWhileVisible } from './pollWhileVisible';

export interface WatchedNodes extends FilledNodes {
  /** One sentence for each node that failed. */
  failures: string[];
}

export interface NodesWatch {
  first: WatchedNodes;
  updates: Observable<WatchedNodes>;
}

export interface NodesWatchRequest {
  /** Whose kubelets are asked. */
  nodes: readonly string[];
  /** All nodes as Prometheus knows them. */
  known: readonly NodeFinding[];
  /** Start of what is shown, Unix seconds. */
  firstSeconds: number;
  signal: AbortSignal | undefined;
}

/** Asks the kubelets of nodes for what Prometheus lacks: once, calling `show` after each answer, and from then on. */
export async function watchNodes(
  kubelets: Kubelets,
  { nodes, known, firstSeconds, signal: firstSignal }: NodesWatchRequest,
  show: (filled: WatchedNodes) => void
): Promise<NodesWatch> {
  const { cluster, fetchSummary } = kubelets;
  const liveOf = (node: string) => kubelets.nodes.get(node) ?? newLiveNode(node);
  const keep = (one: NodeSummary) =>
    kubelets.nodes.set(one.node, appendSummary(liveOf(one.node), one, { cluster, nowSeconds: Date.now() / 1000 }));
  const fill = (done: readonly string[], failures: string[]): WatchedNodes => {
    const options = { cluster, nowSeconds: Date.now() / 1000, firstSeconds };
    return {
      ...fillNodes(
        known,
        done.map((node) => toFinding(liveOf(node), options))
      ),
      failures,
    };
  };
  const poll = async (signal: AbortSignal | undefined, showPartial: (filled: WatchedNodes) => void) => {
    const done = new Set<string>();
    const { notices } = await collectSummaries(fetchSummary, nodes, {
      onlyCpuAndMemory: true,
      signal,
      onPartial: (partial) => {
        for (const one of partial.nodes.filter(({ node }) => !done.has(node))) {
          done.add(one.node);
          keep(one);
        }
        showPartial(fill([...done], partial.notices));
      },
    });
    return fill([...done], notices);
  };
  return {
    first: await poll(firstSignal, show),
    // All rows are there by then: they change together.
    updates: pollWhileVisible((signal) => poll(signal, () => undefined), {
      intervalSeconds: SUMMARY_LIMITS.pollSeconds.value,
    }),
  };
}
