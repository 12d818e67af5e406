import { type CgroupRoom, findEvictionLine } from '../../engine';
import type { Labels, VectorSample } from '../ask/prometheusClient';
import { NODE_ROOM_LABEL } from './memoryQueries';

/**
 * Reads the answer to `nodeRoomQuery`: the working set of each node and its eviction line. Null for a node that is not told,
 * or of which one of the two is missing. The kubelet's threshold is in no metric: its default is taken.
 */
export function readNodeRooms(
  vector: readonly VectorSample[],
  clusterLabel: string | null
): (place: { cluster: string | null; node: string | null }) => CgroupRoom | null {
  const idOf = (cluster: string | null | undefined, node: string | undefined) =>
    JSON.stringify([clusterLabel ? (cluster ?? '') : null, node]);
  const byRow = new Map(
    vector.flatMap(({ labels, value }) => {
      const row = labels[NODE_ROOM_LABEL];
      return row === undefined
        ? []
        : [[`${row} ${idOf(clusterOf(labels, clusterLabel), labels.node)}`, value] as const];
    })
  );
  return ({ cluster, node }) => {
    const id = idOf(cluster, node ?? undefined);
    const workingSetBytes = byRow.get(`used ${id}`);
    const line = findEvictionLine(byRow.get(`capacity ${id}`) ?? null, null, null);
    return node === null || workingSetBytes === undefined || line === null
      ? null
      : { workingSetBytes, limitBytes: line.workingSetBytes };
  };
}

const clusterOf = (labels: Labels, clusterLabel: string | null) => (clusterLabel ? labels[clusterLabel] : null);
