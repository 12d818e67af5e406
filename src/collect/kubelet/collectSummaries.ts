import { utf8Bytes, say } from '../../engine';
import { LIMITS } from '../ask/limits';
import { mapBounded } from '../ask/mapBounded';
import { readSummary } from './readSummary';
import type { KubeletSummary } from './summary';
import { SummaryError } from './summaryError';
import { SummaryStatusError, toSummaryFailure, toTimeoutFailure, type SummaryFailure } from './summaryFailure';
import { SUMMARY_LIMITS } from './summaryLimits';

/**
 * Fetches the text of one node's `/stats/summary`. With `onlyCpuAndMemory` the address gets
 * `?only_cpu_and_memory=true`, which skips the slow part. Rejects with a SummaryStatusError for an error status.
 */
export type FetchSummary = (
  node: string,
  signal: AbortSignal,
  options: { onlyCpuAndMemory: boolean }
) => Promise<string>;

export interface SummariesOptions {
  /** At most SUMMARY_LIMITS.parallelNodes, which is the default. */
  concurrency?: number;
  /** For each node. */
  timeoutSeconds?: number;
  /** For polling: leaves out network and volumes, and on some versions swap. */
  onlyCpuAndMemory?: boolean;
  signal?: AbortSignal;
  /** Called with what there is so far after each node, in the order of the nodes. */
  onPartial?: (summaries: Summaries) => void;
}

/** A summary, or why there is none. */
export type NodeSummary =
  { node: string; summary: KubeletSummary; failure: null } | { node: string; summary: null; failure: SummaryFailure };

export interface Summaries {
  /** Nodes that are done. */
  nodes: NodeSummary[];
  /** How many were asked for. */
  askedNodes: number;
  /** One sentence for each node that failed, and one if there were too many nodes. */
  notices: string[];
}

/**
 * Asks several kubelets, a few at a time. A node that fails costs a notice, not the others. Rejects only with an
 * AbortError when `signal` says so.
 */
export async function collectSummaries(
  fetchSummary: FetchSummary,
  nodes: readonly string[],
  options: SummariesOptions = {}
): Promise<Summaries> {
  const { signal, onPartial } = options;
  const most = SUMMARY_LIMITS.nodes.value;
  const distinct = [...new Set(nodes)];
  const asked = distinct.slice(0, most);
  const tooMany =
    distinct.length > most ? [say`Only the first ${most} of ${distinct.length} nodes are asked: choose fewer.`] : [];
  const done = new Map<string, NodeSummary>();
  const soFar = (): Summaries => {
    const finished = asked.map((node) => done.get(node)).filter((one) => one !== undefined);
    const failures = finished.flatMap(({ failure }) => (failure === null ? [] : [failure.message]));
    return { nodes: finished, askedNodes: asked.length, notices: [...tooMany, ...failures] };
  };
  const concurrency = Math.min(
    options.concurrency ?? SUMMARY_LIMITS.parallelNodes.value,
    SUMMARY_LIMITS.parallelNodes.value
  );
  await mapBounded(asked, Math.max(1, concurrency), async (node) => {
    signal?.throwIfAborted();
    const result = await collectSummary(fetchSummary, node, options);
    signal?.throwIfAborted();
    done.set(node, result);
    onPartial?.(soFar());
  });
  return soFar();
}

async function collectSummary(
  fetchSummary: FetchSummary,
  node: string,
  { signal, onlyCpuAndMemory = false, timeoutSeconds = SUMMARY_LIMITS.timeoutSeconds.value }: SummariesOptions
): Promise<NodeSummary> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  signal?.addEventListener('abort', cancel);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Raced against, because a fetcher may be slow to notice that its signal was aborted.
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
    timer = setTimeout(cancel, timeoutSeconds * 1000);
  });
  try {
    const text = await Promise.race([fetchWithRetry(fetchSummary, node, controller.signal, onlyCpuAndMemory), stopped]);
    return { node, summary: readNamed(node, text), failure: null };
  } catch (error) {
    const failure = controller.signal.aborted ? toTimeoutFailure(node, timeoutSeconds) : toSummaryFailure(node, error);
    return { node, summary: null, failure };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/** The whole call fails if one of its providers does: those of images and volumes are left out the second time. */
async function fetchWithRetry(
  fetchSummary: FetchSummary,
  node: string,
  signal: AbortSignal,
  onlyCpuAndMemory: boolean
): Promise<string> {
  try {
    return await fetchSummary(node, signal, { onlyCpuAndMemory });
  } catch (error) {
    const mayHelp = error instanceof SummaryStatusError && error.status === 500 && !onlyCpuAndMemory;
    if (!mayHelp || signal.aborted) {
      throw error;
    }
    return fetchSummary(node, signal, { onlyCpuAndMemory: true });
  }
}

function readNamed(node: string, text: string): KubeletSummary {
  if (utf8Bytes(text) > LIMITS.answerBytes.value) {
    throw new SummaryError(say`This kubelet summary is too large to be read: ask for fewer pods on the node.`);
  }
  const summary = readSummary(text);
  return summary.nodeName === null || summary.nodeName === node
    ? summary
    : {
        ...summary,
        warnings: [...summary.warnings, say`Node ${node} was asked for, and ${summary.nodeName} answered.`],
      };
}
