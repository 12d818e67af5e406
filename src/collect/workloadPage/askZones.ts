import type { AskSession } from '../ask/session';
import { isAborted } from '../ask/prometheusError';

const NODE_LABELS = 'kube_node_labels';
const ZONE = 'label_topology_kubernetes_io_zone';

/** The zone of each node, by kube-state-metrics. Where it cannot be told there is none: it is beside the point of the page. */
export async function askZones(asked: AskSession, windowSeconds: number): Promise<ReadonlyMap<string, string>> {
  try {
    const rows = `${NODE_LABELS}{${ZONE}!=""}[${Math.round(windowSeconds)}s]`;
    const { vector } = await asked.instant(`group by (node,${ZONE}) (last_over_time(${rows}))`);
    return new Map(vector.flatMap(({ labels }) => (labels.node && labels[ZONE] ? [[labels.node, labels[ZONE]]] : [])));
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    return new Map();
  }
}
