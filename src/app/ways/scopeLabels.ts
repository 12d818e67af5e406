/** What a place of Grafana is about, as far as its labels tell. */
export type WayScope = Partial<Record<WayScopeName, string>>;
export type WayScopeName = keyof typeof SCOPE_LABELS;

/** Labels as something names them. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Labels that name the same thing. Those of the thing itself come before those of whoever tells of it: kube-state-metrics
 * sits in a namespace of its own, and Prometheus calls the real one `exported_namespace` then.
 */
export const SCOPE_LABELS = {
  cluster: ['cluster', 'k8s_cluster_name', 'k8s.cluster.name'],
  namespace: ['exported_namespace', 'namespace', 'k8s_namespace_name', 'k8s.namespace.name', 'kubernetes_namespace'],
  pod: ['exported_pod', 'pod', 'k8s_pod_name', 'k8s.pod.name', 'pod_name', 'kubernetes_pod_name'],
  container: ['exported_container', 'container', 'k8s_container_name', 'k8s.container.name', 'container_name'],
  workload: ['workload', 'deployment', 'statefulset', 'daemonset', 'k8s_deployment_name', 'k8s.deployment.name'],
  node: ['node', 'k8s_node_name', 'k8s.node.name'],
  job: ['job'],
  instance: ['instance'],
} as const satisfies Record<string, readonly string[]>;

const NAMES = Object.keys(SCOPE_LABELS) as WayScopeName[];

/** What all of the labels agree on. Several pods are no pod. */
export function toScope(sets: readonly Labels[]): WayScope {
  const scope: WayScope = {};
  for (const name of NAMES) {
    const values = new Set(sets.map((labels) => findLabel(labels, name)).filter((value) => value !== undefined));
    if (values.size === 1) {
      scope[name] = [...values][0];
    }
  }
  return scope;
}

function findLabel(labels: Labels, name: WayScopeName): string | undefined {
  const known = SCOPE_LABELS[name].find((label) => Object.hasOwn(labels, label) && labels[label] !== '');
  return known === undefined ? undefined : labels[known];
}
