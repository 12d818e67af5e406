import { type NodeFinding, type NodeReading, splitNode, say } from '../../engine';
import { LIMITS } from '../ask/limits';
import type { NodeSummary } from './collectSummaries';
import { appendPoint, type LivePoint } from './livePoints';
import { toNodeFinding } from './toNodeFinding';

/** What the kubelet of one node told so far. */
export interface LiveNode {
  node: string;
  /** The newest finding; null where there never was one. */
  finding: NodeFinding | null;
  /** Unix seconds of our clock when it came. */
  receivedSeconds: number | null;
  /** Working set at each answer. */
  points: Array<LivePoint<number>>;
}

export interface LiveNodeOptions {
  cluster: string | null;
  nowSeconds: number;
  /** Unix seconds: what is older is kept, and not shown. */
  firstSeconds: number;
}

const NO_READING: NodeReading = {
  whole: 'usage',
  rootBytes: null,
  rootRssBytes: null,
  rootCacheBytes: null,
  podsBytes: null,
  podsSource: null,
  system: [],
  nodeCpus: null,
};

export function newLiveNode(node: string): LiveNode {
  return { node, finding: null, receivedSeconds: null, points: [] };
}

/** The node after one more answer of its kubelet, or after none. */
export function appendSummary(
  live: LiveNode,
  { summary }: NodeSummary,
  options: Omit<LiveNodeOptions, 'firstSeconds'>
): LiveNode {
  const { cluster, nowSeconds } = options;
  const finding = summary && toNodeFinding(summary, { cluster, node: live.node, hardEvictionBytes: null });
  return finding === null
    ? { ...live, points: appendPoint(live.points, null, null) }
    : {
        ...live,
        // The name that was asked for is the one that Prometheus knows; the summary warns where its own differs.
        finding: { ...finding, node: live.node },
        receivedSeconds: nowSeconds,
        points: appendPoint(live.points, finding.atSeconds, finding.workingSetBytes),
      };
}

/**
 * The node as it is known now. Once its last answer is old, only the trend is left of it: memory of long ago is not that
 * of now.
 */
export function toFinding(
  { node, finding, receivedSeconds, points: all }: LiveNode,
  options: LiveNodeOptions
): NodeFinding {
  const { cluster, nowSeconds } = options;
  const points = all.filter(({ timeSeconds }) => timeSeconds >= options.firstSeconds);
  const trend = {
    timesSeconds: points.map(({ timeSeconds }) => timeSeconds),
    workingSetBytes: points.map(({ value }) => value),
  };
  const oldSeconds = LIMITS.summaryStaleSeconds.value;
  if (finding !== null && receivedSeconds !== null && nowSeconds - receivedSeconds <= oldSeconds) {
    const isOld = Math.abs(nowSeconds - finding.atSeconds) > oldSeconds;
    return {
      ...finding,
      trend,
      warnings: [
        ...finding.warnings,
        ...(isOld ? [say`The times of its readings are minutes from those of this clock: check both.`] : []),
      ],
    };
  }
  return {
    cluster,
    node,
    atSeconds: nowSeconds,
    capacityBytes: null,
    allocatableBytes: null,
    workingSetBytes: null,
    availableBytes: null,
    eviction: null,
    memoryPressure: null,
    ready: null,
    oomKills: null,
    split: splitNode(NO_READING),
    trend,
    growing: [],
    warnings: [say`Its memory is not known now.`],
  };
}
