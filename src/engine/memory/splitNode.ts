import type { Whole } from './sample';
import { toSize } from './toSize';
import { toleranceBytes } from './tolerance';

/** Where the sum over the pods comes from. `containers` leaves out sandboxes and orphaned memory. */
export type PodsSource = 'cgroup' | 'pods' | 'containers';

/** Memory of the cgroups of one node at one moment: usage of all, or working set of all. Null is unknown. */
export interface NodeReading {
  whole: Whole;
  /** The root cgroup. */
  rootBytes: number | null;
  /** Of the root cgroup; they tell whether its usage holds kernel memory. */
  rootRssBytes: number | null;
  rootCacheBytes: number | null;
  podsBytes: number | null;
  podsSource: PodsSource | null;
  /** Services beside the pods: kubelet, container runtime, slices. */
  system: ReadonlyArray<{ name: string; bytes: number | null }>;
  nodeCpus: number | null;
}

/**
 * `summed`: node = pods + system + unaccounted. `no-root`: the root cgroup is not stored, or says 0. `pods-unknown`: the
 * pods are not known. `exceeds-root`: pods and services exceed the root, whose usage holds no kernel memory.
 */
export type NodeSplitState = 'summed' | 'no-root' | 'pods-unknown' | 'exceeds-root';

export interface NodeSplit {
  state: NodeSplitState;
  whole: Whole;
  wholeBytes: number | null;
  podsBytes: number | null;
  podsSource: PodsSource | null;
  /** The known ones, the largest first. */
  system: Array<{ name: string; bytes: number }>;
  /** Null unless the state is `summed`. */
  unaccountedBytes: number | null;
  /** How much pods and services exceed the root (within the tolerance). */
  skewBytes: number;
  /**
   * Whether the root's usage is anonymous memory and page cache only, while that of pods holds kernel memory as well:
   * then more is unaccounted than the difference tells. Null where it cannot be told.
   */
  rootExcludesKernel: boolean | null;
}

/**
 * Takes the memory of a node apart: node = pods + services + unaccounted - skew, to the byte, where that can be said.
 *
 * It often cannot: on cgroup v1, and on v2 since cAdvisor 0.52, the kernel memory of the node is not in the root's usage,
 * so the children may exceed it. Then nothing is shown as unaccounted, rather than a wrong number.
 *
 * Input: bytes of one moment; a number that can be no size is unknown. Cost: linear in the services. Never throws.
 * Source: memory catalog, sections 1.2, 2.1 and 3.5.
 */
export function splitNode(reading: NodeReading): NodeSplit {
  const { whole, podsSource, nodeCpus } = reading;
  const system = reading.system
    .flatMap(({ name, bytes }) => {
      const size = toSize(bytes);
      return size === null ? [] : [{ name, bytes: Math.round(size) }];
    })
    .sort((a, b) => b.bytes - a.bytes);
  // A node that runs has memory in use: zero is what kubelets say for unknown.
  const wholeBytes = Math.round(toSize(reading.rootBytes) ?? 0) || null;
  const podsBytes = toSize(reading.podsBytes);
  const pods = podsBytes === null ? null : Math.round(podsBytes);
  const split: NodeSplit = {
    state: 'summed',
    whole,
    wholeBytes,
    podsBytes: pods,
    podsSource: pods === null ? null : podsSource,
    system,
    unaccountedBytes: null,
    skewBytes: 0,
    rootExcludesKernel: excludesKernel(reading),
  };
  if (wholeBytes === null) {
    return { ...split, state: 'no-root' };
  }
  if (pods === null) {
    return { ...split, state: 'pods-unknown' };
  }
  const rest = wholeBytes - pods - system.reduce((sum, { bytes }) => sum + bytes, 0);
  if (-rest > toleranceBytes(wholeBytes, nodeCpus)) {
    return { ...split, state: 'exceeds-root' };
  }
  return { ...split, unaccountedBytes: Math.max(0, rest), skewBytes: Math.max(0, -rest) };
}

function excludesKernel({ whole, nodeCpus, ...reading }: NodeReading): boolean | null {
  const [rootBytes, rootRssBytes, rootCacheBytes] = [
    reading.rootBytes,
    reading.rootRssBytes,
    reading.rootCacheBytes,
  ].map(toSize);
  if (whole !== 'usage' || !rootBytes || !rootRssBytes || rootCacheBytes === null) {
    return null;
  }
  return Math.abs(rootBytes - rootRssBytes - rootCacheBytes) <= toleranceBytes(rootBytes, nodeCpus);
}
