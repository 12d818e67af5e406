import type { LabelMatcher } from '../labelMatcher';

/** Rows of cAdvisor that have a name of their own and no pod: those of Docker, Podman and containerd without Kubernetes. */
export const NO_KUBERNETES: readonly LabelMatcher[] = [
  { label: 'name', op: '!=', value: '' },
  { label: 'container', op: '=', value: '' },
  { label: 'container_name', op: '=', value: '' },
  { label: 'container_label_io_kubernetes_pod_name', op: '=', value: '' },
];
