import { MEMORY_LIMITS } from './memoryLimits';

/** Working set and limit of one cgroup at one moment; null is unknown, or no limit. */
export interface CgroupRoom {
  workingSetBytes: number | null;
  limitBytes: number | null;
}

/** What ends the growth of a container first. */
export interface NearestLimit {
  /**
   * `left-behind`: the pod’s limit, most of which ended containers left in its memory. `node`: the working set of the node
   * at which the kubelet ends pods.
   */
  kind: 'container' | 'pod' | 'left-behind' | 'node';
  /** How large the container itself may become before. */
  bytes: number;
  /** Limit of what is full then: the container, the pod, or the node. */
  limitBytes: number;
  /** What is charged to the pod and to none of its containers; null where it is not known. */
  leftBehindBytes: number | null;
}

/**
 * The nearest of the limits of a container: its own, or what its pod or its node has left for it. A pod has a limit where all of its
 * containers have one (the sum), or where `spec.resources` of the pod sets one. Files that an ended container left in a
 * volume of medium Memory are charged to the pod, and to no container. The kubelet ends pods before the node is full,
 * whatever their limits: many containers have none.
 *
 * Input: bytes of one moment; `siblings` are the other containers of the pod that live, and its sandbox; the limit of `node`
 * is its eviction line. Null without any limit. Source: memory catalog, section 5; KEP-2837 (pod-level resources).
 */
export function findNearestLimit(
  own: CgroupRoom,
  pod: CgroupRoom | null,
  siblings: ReadonlyArray<number | null>,
  node: CgroupRoom | null = null
): NearestLimit | null {
  const nearest = findNearestInPod(own, pod, siblings);
  const ofNode = findRoom(node, own);
  return ofNode && isNearer(ofNode.bytes, nearest?.bytes ?? null)
    ? { kind: 'node', bytes: ofNode.bytes, limitBytes: ofNode.limitBytes, leftBehindBytes: null }
    : nearest;
}

/** How large a container may become until what it is in is full, if nothing else there changes. */
function findRoom(outer: CgroupRoom | null, { workingSetBytes: own }: CgroupRoom) {
  const { limitBytes = null, workingSetBytes: whole = null } = outer ?? {};
  if (limitBytes === null || whole === null || own === null) {
    return null;
  }
  const outsideBytes = Math.max(0, whole - own);
  return { bytes: Math.max(own, limitBytes - outsideBytes), limitBytes, outsideBytes };
}

const isNearer = (bytes: number, than: number | null) =>
  than === null || than - bytes > MEMORY_LIMITS.nearerLimitShare.value * than;

function findNearestInPod(
  own: CgroupRoom,
  pod: CgroupRoom | null,
  siblings: ReadonlyArray<number | null>
): NearestLimit | null {
  const { limitBytes } = own;
  const ofPod = findRoom(pod, own);
  if (!ofPod || !isNearer(ofPod.bytes, limitBytes)) {
    return limitBytes === null ? null : { kind: 'container', bytes: limitBytes, limitBytes, leftBehindBytes: null };
  }
  const known = siblings.filter((one) => one !== null);
  const besideBytes = known.reduce((sum, one) => sum + one, 0);
  const left = known.length === siblings.length ? Math.max(0, ofPod.outsideBytes - besideBytes) : null;
  const isLeft = left !== null && left >= MEMORY_LIMITS.leftBehindShare.value * ofPod.outsideBytes;
  return {
    kind: isLeft ? 'left-behind' : 'pod',
    bytes: ofPod.bytes,
    limitBytes: ofPod.limitBytes,
    leftBehindBytes: left,
  };
}
