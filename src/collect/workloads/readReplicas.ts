import { toRowId } from '../../engine';
import type { VectorSample } from '../ask/prometheusClient';
import { WORKLOAD_LABEL } from './workloadGroups';

/** Reads the answer to `replicasQuery`: how many containers each row of a list has, by `toRowId`. */
export function readReplicas(vector: readonly VectorSample[], clusterLabel: string | null): Map<string, number> {
  return new Map(
    vector.map(({ labels, value }) => [
      toRowId(
        {
          cluster: clusterLabel === null ? null : (labels[clusterLabel] ?? null),
          namespace: labels.namespace ?? '',
          name: labels[WORKLOAD_LABEL] ?? '',
        },
        labels.container ?? ''
      ),
      value,
    ])
  );
}
