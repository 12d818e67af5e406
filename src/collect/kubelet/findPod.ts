import type { PodKey } from '../pods/collectPod';
import { collectSummaries, type FetchSummary } from './collectSummaries';
import type { KubeletSummary, SummaryPod } from './summary';

export interface FoundPod {
  node: string;
  pod: SummaryPod;
  summary: KubeletSummary;
}

export interface PodSearch {
  /** Null: none of the kubelets that answered lists the pod. */
  found: FoundPod | null;
  askedNodes: number;
  /** One sentence for each node that failed. */
  notices: string[];
}

/** Asks kubelets for one pod, a few at a time, and no more of them once one lists it. */
export async function findPod(
  fetchSummary: FetchSummary,
  nodes: readonly string[],
  { namespace, pod: name }: PodKey,
  signal: AbortSignal
): Promise<PodSearch> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  signal.addEventListener('abort', cancel);
  const search: { found: FoundPod | null } = { found: null };
  try {
    const { askedNodes, notices } = await collectSummaries(fetchSummary, nodes, {
      onlyCpuAndMemory: true,
      signal: controller.signal,
      onPartial: ({ nodes: done }) => {
        search.found ??= findIn(done, namespace, name);
        if (search.found) {
          controller.abort();
        }
      },
    });
    return { ...search, askedNodes, notices };
  } catch (error) {
    // Stopped by ourselves: what the other nodes would have said does not matter.
    if (search.found && !signal.aborted) {
      return { ...search, askedNodes: nodes.length, notices: [] };
    }
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function findIn(
  done: ReadonlyArray<{ node: string; summary: KubeletSummary | null }>,
  namespace: string,
  name: string
): FoundPod | null {
  for (const { node, summary } of done) {
    const pod = summary?.pods.find((one) => one.namespace === namespace && one.pod === name);
    if (summary && pod) {
      return { node, pod, summary };
    }
  }
  return null;
}
