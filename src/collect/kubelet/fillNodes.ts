import { findEvictionLine, type NodeFinding } from '../../engine';

export interface FilledNodes {
  /** The least headroom first, as from Prometheus. */
  nodes: NodeFinding[];
  /** Those of them whose memory is from the kubelet. */
  fromKubelet: ReadonlySet<NodeFinding>;
}

/** Whether Prometheus lacks the memory of a node: then its kubelet is worth asking. */
export function lacksMemory({ workingSetBytes, split }: NodeFinding): boolean {
  return workingSetBytes === null || split.wholeBytes === null || split.podsBytes === null;
}

/**
 * The nodes of Prometheus, with the memory that it lacks from their kubelets. Both are of one node where cluster and
 * name are equal; a node that Prometheus does not know at all is added.
 */
export function fillNodes(known: readonly NodeFinding[], live: readonly NodeFinding[]): FilledNodes {
  const idOf = ({ cluster, node }: NodeFinding) => JSON.stringify([cluster, node]);
  const liveById = new Map(live.map((finding) => [idOf(finding), finding]));
  const fromKubelet = new Set<NodeFinding>();
  const add = (finding: NodeFinding) => {
    fromKubelet.add(finding);
    return finding;
  };
  const filled = known.map((finding) => {
    const other = liveById.get(idOf(finding));
    liveById.delete(idOf(finding));
    return other && other.workingSetBytes !== null && lacksMemory(finding) ? add(join(finding, other)) : finding;
  });
  const added = [...liveById.values()].map(add);
  return {
    nodes: added.length + fromKubelet.size === 0 ? filled : [...filled, ...added].sort(byHeadroom),
    fromKubelet,
  };
}

/** What only kube-state-metrics knows stays; memory is all of one moment, so it is all of the kubelet. */
function join(known: NodeFinding, live: NodeFinding): NodeFinding {
  const capacityBytes = known.capacityBytes ?? live.capacityBytes;
  const { workingSetBytes, split, atSeconds, warnings } = live;
  const hasTrend = known.trend.workingSetBytes.some((bytes) => bytes !== null);
  return {
    ...known,
    atSeconds,
    capacityBytes,
    workingSetBytes,
    availableBytes:
      capacityBytes === null || workingSetBytes === null ? null : Math.max(0, capacityBytes - workingSetBytes),
    eviction: known.eviction ?? findEvictionLine(capacityBytes, known.allocatableBytes, null),
    split,
    trend: hasTrend ? known.trend : live.trend,
    warnings,
  };
}

/** The order of `toNodeFindings`. */
function byHeadroom(a: NodeFinding, b: NodeFinding): number {
  const rank = ({ ready, memoryPressure, availableBytes, capacityBytes }: NodeFinding) => [
    ready === 'false' || ready === 'unknown' ? 0 : 1,
    memoryPressure === 'true' ? 0 : 1,
    availableBytes === null || !capacityBytes ? 1 : availableBytes / capacityBytes,
  ];
  const ranksOfB = rank(b);
  return (
    rank(a)
      .map((value, i) => value - ranksOfB[i])
      .find((difference) => difference !== 0) ?? (a.node < b.node ? -1 : 1)
  );
}
