import type { NodeRow } from '../../read/nodes/nodesModel';

/** `undivided`: memory in use of which the parts are not known. */
export type SegmentKind = 'pods' | 'system' | 'unaccounted' | 'undivided' | 'free';
export type MarkKind = 'workingSet' | 'allocatable' | 'eviction';

export interface NodeBar {
  scaleBytes: number;
  /** From the left. What is behind the last one is beyond the eviction line, or not known. */
  segments: Array<{ kind: SegmentKind; bytes: number }>;
  marks: Array<{ kind: MarkKind; bytes: number }>;
}

type Known = Pick<
  NodeRow,
  | 'capacityBytes'
  | 'allocatableBytes'
  | 'evictionBytes'
  | 'usageBytes'
  | 'workingSetBytes'
  | 'podsBytes'
  | 'systemBytes'
  | 'unaccountedBytes'
>;

/**
 * The memory of a node as one bar of its capacity. Parts that are not known are not drawn, and the rest of the memory in
 * use is drawn as not taken apart. Null without a capacity: a bar needs an end. Cost: constant.
 */
export function splitBar(node: Known): NodeBar | null {
  const { capacityBytes, evictionBytes, usageBytes, workingSetBytes } = node;
  if (capacityBytes === null) {
    return null;
  }
  const parts = [
    { kind: 'pods', bytes: node.podsBytes },
    { kind: 'system', bytes: node.systemBytes },
    { kind: 'unaccounted', bytes: node.unaccountedBytes },
  ] as const;
  const known = parts.flatMap(({ kind, bytes }) => (bytes === null ? [] : [{ kind, bytes }]));
  const partsBytes = known.reduce((sum, { bytes }) => sum + bytes, 0);
  const undivided = node.unaccountedBytes === null ? Math.max(0, (usageBytes ?? workingSetBytes ?? 0) - partsBytes) : 0;
  const isKnown = known.length > 0 || undivided > 0;
  const free = isKnown && evictionBytes !== null ? Math.max(0, evictionBytes - partsBytes - undivided) : 0;
  const marks = [
    { kind: 'workingSet', bytes: workingSetBytes },
    { kind: 'allocatable', bytes: node.allocatableBytes },
    { kind: 'eviction', bytes: evictionBytes },
  ] as const;
  return {
    scaleBytes: capacityBytes,
    segments: [
      ...known,
      { kind: 'undivided' as const, bytes: undivided },
      { kind: 'free' as const, bytes: free },
    ].filter(({ bytes }) => bytes > 0),
    marks: marks.flatMap(({ kind, bytes }) => (bytes === null ? [] : [{ kind, bytes }])),
  };
}
