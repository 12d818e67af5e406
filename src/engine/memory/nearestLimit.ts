import { MEMORY_LIMITS } from './memoryLimits';

/** Working set and limit of one cgroup at one moment; null is unknown, or no limit. */
export interface CgroupRoom {
  workingSetBytes: number | null;
  limitBytes: number | null;
}

/** What ends the growth of a container first. */
export interface NearestLimit {
  /** `left-behind`: the pod’s limit, most of which ended containers left in its memory. */
  kind: 'container' | 'pod' | 'left-behind';
  /** How large the container itself may become before. */
  bytes: number;
  /** Limit of the cgroup that is full then: the container’s, or the pod’s. */
  limitBytes: number;
  /** What is charged to the pod and to none of its containers; null where it is not known. */
  leftBehindBytes: number | null;
}

/**
 * The nearest of the limits of a container: its own, or what its pod has left for it. A pod has a limit where all of its
 * containers have one (the sum), or where `spec.resources` of the pod sets one. Files that an ended container left in a
 * volume of medium Memory are charged to the pod, and to no container.
 *
 * Input: bytes of one moment; `siblings` are the other containers of the pod that live, and its sandbox. Null without any
 * limit. Source: memory catalog, section 5; KEP-2837 (pod-level resources).
 */
export function findNearestLimit(
  own: CgroupRoom,
  pod: CgroupRoom | null,
  siblings: ReadonlyArray<number | null>
): NearestLimit | null {
  const { limitBytes, workingSetBytes } = own;
  const ofContainer: NearestLimit | null =
    limitBytes === null ? null : { kind: 'container', bytes: limitBytes, limitBytes, leftBehindBytes: null };
  if (!pod || pod.limitBytes === null || pod.workingSetBytes === null || workingSetBytes === null) {
    return ofContainer;
  }
  const outside = Math.max(0, pod.workingSetBytes - workingSetBytes);
  const bytes = Math.max(workingSetBytes, pod.limitBytes - outside);
  const isNearer = limitBytes === null || limitBytes - bytes > MEMORY_LIMITS.nearerLimitShare.value * limitBytes;
  if (!isNearer) {
    return ofContainer;
  }
  const known = siblings.filter((one) => one !== null);
  const left =
    known.length === siblings.length ? Math.max(0, outside - known.reduce((sum, one) => sum + one, 0)) : null;
  const isLeft = left !== null && left >= MEMORY_LIMITS.leftBehindShare.value * outside;
  return { kind: isLeft ? 'left-behind' : 'pod', bytes, limitBytes: pod.limitBytes, leftBehindBytes: left };
}
