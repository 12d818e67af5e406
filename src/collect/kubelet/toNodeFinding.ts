import { findEvictionLine, type NodeFinding, splitNode } from '../../engine';
import type { KubeletSummary } from './summary';

/** The cgroup of all pods, among the services that a summary lists. */
const PODS = 'pods';

export interface SummaryNodeOptions {
  cluster: string | null;
  /** As it was asked for: a summary may lack the name. */
  node: string;
  /** The kubelet's setting, where it is known. */
  hardEvictionBytes: number | null;
}

/**
 * The node of a summary in the same shape as those from Prometheus. What only kube-state-metrics knows (allocatable,
 * conditions) and what needs a history is null or empty. Null where the summary has no time at all.
 */
export function toNodeFinding(summary: KubeletSummary, options: SummaryNodeOptions): NodeFinding | null {
  const { timeSeconds, capacityBytes, systemContainers } = summary;
  if (timeSeconds === null) {
    return null;
  }
  const { usageBytes, workingSetBytes, rssBytes } = summary.node.reading;
  const pods = systemContainers.find(({ name }) => name === PODS)?.reading ?? null;
  const whole = usageBytes !== null && pods?.usageBytes !== null ? 'usage' : 'workingSet';
  const field = whole === 'usage' ? 'usageBytes' : 'workingSetBytes';
  return {
    cluster: options.cluster,
    node: summary.nodeName ?? options.node,
    atSeconds: timeSeconds,
    capacityBytes,
    allocatableBytes: null,
    workingSetBytes,
    availableBytes:
      capacityBytes === null || workingSetBytes === null ? null : Math.max(0, capacityBytes - workingSetBytes),
    eviction: findEvictionLine(capacityBytes, null, options.hardEvictionBytes),
    memoryPressure: null,
    ready: null,
    oomKills: null,
    split: splitNode({
      whole,
      rootBytes: whole === 'usage' ? usageBytes : workingSetBytes,
      rootRssBytes: rssBytes,
      rootCacheBytes: null,
      podsBytes: pods?.[field] ?? null,
      podsSource: 'cgroup',
      system: systemContainers
        .filter(({ name }) => name !== PODS)
        .map(({ name, reading }) => ({ name, bytes: reading[field] })),
      nodeCpus: null,
    }),
    trend: { timesSeconds: [timeSeconds], workingSetBytes: [workingSetBytes] },
    growing: [],
    warnings: summary.warnings,
  };
}
