import { toSize } from './toSize';
import { toleranceBytes } from './tolerance';

/** Memory of the cgroups of one pod at one moment: usage of all, or working set of all. Null is unknown. */
export interface PodReading {
  /** The pod's own cgroup. Null where its row is not stored, as in Grafana's Kubernetes chart. */
  podBytes: number | null;
  /** The sandbox (pause) process. `absent`: it has no row, so that it is in the rest. */
  sandboxBytes: number | null | 'absent';
  /** The containers that have a row at this moment. */
  containerBytes: ReadonlyArray<number | null>;
  nodeCpus: number | null;
}

export interface AcceptedPodSplit {
  accepted: true;
  podBytes: number;
  sandboxBytes: number | null;
  /**
   * What no row with an image accounts for: tmpfs and page cache that ended containers left behind, and kernel memory
   * of the pod. Contains the sandbox where that has no row.
   */
  restBytes: number;
  /** How much the rows exceed the pod's (within the tolerance): they are read up to half a minute apart. */
  skewBytes: number;
  /** A rest below this may be nothing but rows of different moments. */
  toleranceBytes: number;
}

/**
 * `no-pod-row`: the pod's cgroup is not stored, or says 0, which no pod that runs uses. `unknown-row`: a container or the sandbox has a row without this number.
 * `inconsistent`: the rows exceed the pod's by more than the tolerance.
 */
export type PodRejectReason = 'no-pod-row' | 'unknown-row' | 'inconsistent';

export type PodSplit = AcceptedPodSplit | { accepted: false; reason: PodRejectReason };

/**
 * Takes the memory of a pod apart: pod = containers + sandbox + rest - skew, to the byte.
 *
 * Charges of a container that ended stay in the pod's cgroup and in no container's, so they show only as a rest.
 *
 * Input: bytes of one moment. Cost: linear in the containers. Never throws.
 * Source: memory catalog, sections 1.3 (measured: a container's tmpfs outlives it), 2.2 and 5.
 */
export function splitPod({ podBytes, sandboxBytes, containerBytes, nodeCpus }: PodReading): PodSplit {
  const pod = toBytes(podBytes);
  if (pod === null || pod === 0) {
    return { accepted: false, reason: 'no-pod-row' };
  }
  const rows = [...containerBytes, ...(sandboxBytes === 'absent' ? [] : [sandboxBytes])].map(toBytes);
  const known = rows.filter((bytes) => bytes !== null);
  if (known.length < rows.length) {
    return { accepted: false, reason: 'unknown-row' };
  }
  const rest = pod - known.reduce((sum, bytes) => sum + bytes, 0);
  const tolerance = [pod, ...known].reduce((sum, bytes) => sum + toleranceBytes(bytes, nodeCpus), 0);
  if (-rest > tolerance) {
    return { accepted: false, reason: 'inconsistent' };
  }
  return {
    accepted: true,
    podBytes: pod,
    sandboxBytes: sandboxBytes === 'absent' ? null : toBytes(sandboxBytes),
    restBytes: Math.max(0, rest),
    skewBytes: Math.max(0, -rest),
    toleranceBytes: tolerance,
  };
}

function toBytes(value: number | null): number | null {
  const size = toSize(value);
  return size === null ? null : Math.round(size);
}
