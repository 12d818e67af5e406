/**
 * Who a measurement belongs to. `cluster` is null where the user's metrics carry no cluster label.
 */
export interface ContainerKey {
  cluster: string | null;
  namespace: string;
  pod: string;
  container: string;
}

/**
 * A string that is equal for equal keys and different for different ones, whatever the label values contain.
 * JSON keeps hostile values apart (a separator character could occur in a label value).
 */
export function toContainerId(key: ContainerKey): string {
  return JSON.stringify([key.cluster, key.namespace, key.pod, key.container]);
}
