import type { DataFrame } from '@grafana/data';
import { COLLECT_LIMITS } from '../../collect/containers/collectLimits';
import type { NodesAnswer } from '../../collect/nodes/collectNodes';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { nodesFrame, type NodeDriver, type NodesRow } from '../../contract/nodesFrame';
import { fitSlopePerHour, formatSize, type NodeContainer, type NodeFinding } from '../../engine';
import { STRINGS } from '../strings';
import { toNotices } from './toNotices';
import { NODE_COLUMNS } from './nodeColumnStrings';

const NO_NODES: ReadonlySet<NodeFinding> = new Set();

/**
 * The nodes as one frame of type `numeric-long`, in their order. Without nodes it has its type and no fields.
 * `fromKubelet`: those of them whose memory is from their kubelet.
 */
export function toNodesFrame(
  refId: string,
  { nodes: all, warnings, expressions }: NodesAnswer,
  fromKubelet = NO_NODES
): DataFrame {
  const nodes = all.slice(0, nodesFrame.mostRows.value);
  const remarks = [
    ...(all.length > nodes.length ? [STRINGS.notices.firstNodes(nodes.length, all.length)] : []),
    ...describeNodes(nodes),
  ];
  const toSource = (one: NodeFinding) => (fromKubelet.has(one) ? 'kubelet' : 'prometheus');
  return encodeFrame(
    nodesFrame,
    nodes.map((one) => toRow(one, toSource(one))),
    { refId, expressions, notices: toNotices(warnings, remarks), titles: NODE_COLUMNS }
  );
}

/** Columns that are called like what the engine found come along with it. */
function toRow(one: NodeFinding, source: string): NodesRow {
  const { split, trend } = one;
  return {
    ...one,
    evictionBytes: one.eviction?.workingSetBytes ?? null,
    usageBytes: split.whole === 'usage' ? split.wholeBytes : null,
    podsBytes: split.podsBytes,
    systemBytes: split.system.length > 0 ? split.system.reduce((sum, { bytes }) => sum + bytes, 0) : null,
    unaccountedBytes: split.unaccountedBytes,
    slopeBytesPerHour: isLongEnough(trend) ? fitSlopePerHour(trend.timesSeconds, trend.workingSetBytes) : null,
    drivers: toDrivers(one.growing),
    source,
    trend: { timesSeconds: trend.timesSeconds, wholeBytes: trend.workingSetBytes },
  };
}

/** Growth an hour is not told from minutes; what a kubelet told since the page was opened often is no more. */
function isLongEnough({ timesSeconds }: NodeFinding['trend']): boolean {
  const seconds = timesSeconds.length > 0 ? timesSeconds[timesSeconds.length - 1] - timesSeconds[0] : 0;
  return seconds >= COLLECT_LIMITS.smallestGrowthWindowSeconds.value;
}

function toDrivers(growing: readonly NodeContainer[]): NodeDriver[] {
  return growing
    .filter(({ growthBytes }) => growthBytes > 0)
    .map(({ key: { namespace, pod, container }, growthBytes }) => ({
      place: { namespace, pod, container },
      name: `${namespace}/${pod}/${container}`,
      growth: `+${formatSize(growthBytes)}`,
    }));
}

/** What is missing on nodes: on one by its name, on several as a count. */
function describeNodes(nodes: readonly NodeFinding[]): string[] {
  const nodesOf = new Map<string, string[]>();
  for (const { node, warnings } of nodes) {
    for (const sentence of warnings) {
      nodesOf.set(sentence, [...(nodesOf.get(sentence) ?? []), node]);
    }
  }
  return [...nodesOf].map(([sentence, names]) =>
    names.length === 1 ? STRINGS.notices.ofNode(names[0], sentence) : STRINGS.notices.ofNodes(names.length, sentence)
  );
}
