/** The cgroups of a node that add up to it. */
export interface NodeCgroups {
  hasRoot: boolean;
  /** The one that holds all pods. */
  pods: string | null;
  /** The outermost ones beside it. */
  system: string[];
}

/** `/kubepods`, `/kubepods.slice`, `/kubelet.slice/kubelet-kubepods.slice`, or deeper in a node that is a container. */
const PODS = /(^|\/)(kubelet-)?kubepods(\.slice)?$/;

/**
 * Chooses, of the cgroups of a node that belong to no pod, those that can be added up: no cgroup together with one
 * inside it. What stands inside the pods' cgroup is theirs, and what holds it is more than a service.
 * Input: paths (label `id`). Cost: quadratic in the services of a node.
 */
export function toCgroups(ids: readonly string[]): NodeCgroups {
  const isInside = (inner: string, outer: string) => inner.startsWith(`${outer}/`);
  const [pods = null] = ids.filter((id) => PODS.test(id)).sort((a, b) => a.length - b.length);
  const beside = ids.filter(
    (id) => id !== '/' && id !== pods && (pods === null || (!isInside(id, pods) && !isInside(pods, id)))
  );
  const system = beside.filter((id) => !beside.some((other) => isInside(id, other))).sort();
  return { hasRoot: ids.includes('/'), pods, system };
}
