import type { VectorSample } from '../ask/prometheusClient';
import { positive } from './toTimelines';

/**
 * CPUs of a node, from the answer to `nodeCpusQuery`. Where the name of the node is not known, those of the largest one
 * of its cluster, which makes the tolerance wider; never those of an equally named node of another cluster.
 */
export function findNodeCpus(
  vector: readonly VectorSample[],
  { cluster, node }: { cluster: string | null; node: string | null },
  clusterLabel: string | null
): number | null {
  const inCluster = vector.filter(
    ({ labels }) => clusterLabel === null || (labels[clusterLabel] ?? '') === (cluster ?? '')
  );
  const own = inCluster.filter(({ labels }) => node !== null && labels.node === node);
  const values = (own.length > 0 ? own : inCluster)
    .map(({ value }) => positive(value))
    .filter((value) => value !== null);
  return values.length > 0 ? Math.max(...values) : null;
}
