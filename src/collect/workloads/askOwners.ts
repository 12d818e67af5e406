import {
  JOB_OWNER,
  NO_POD_FACTS,
  POD_OWNER,
  RECORDED_OWNER,
  SET_OWNER,
  type OwnerFact,
  type PodFacts,
} from '../../engine';
import type { AskSession } from '../ask/session';
import { diagnosisSeconds } from '../containers/fetchDetails';
import type { Labels, MatrixSeries } from '../ask/prometheusClient';
import { ownersForm, ownersSelections, type PodKey } from './ownerQueries';

export interface OwnersRequest {
  /** Label that names the cluster; null where there is none. */
  clusterLabel: string | null;
  windowSeconds: number;
}

/**
 * Who owns a pod, by kube-state-metrics or the rule of the mixin. In a batched session all pods of a list are asked for
 * together. It looks back at least as far as a diagnosis, so that list and page ask the same. Errors of the server reject.
 */
export async function askOwners(
  asked: AskSession,
  key: PodKey,
  { clusterLabel, windowSeconds }: OwnersRequest
): Promise<PodFacts> {
  return readOwners(
    await asked.select(ownersForm(diagnosisSeconds(windowSeconds)), ownersSelections(key, clusterLabel), null)
  );
}

/** Of several collectors the first that tells. */
function readOwners(series: ReadonlyArray<Pick<MatrixSeries, 'labels'>>): PodFacts {
  const labelsOf = (metric: string) => series.map(({ labels }) => labels).filter((one) => one.__name__ === metric);
  const owners = labelsOf(POD_OWNER);
  const owner = toOwner(owners.find(({ owner_is_controller: is }) => is === 'true') ?? owners[0]);
  const [recorded] = labelsOf(RECORDED_OWNER);
  const name = owner?.name ?? recorded?.workload;
  const above = [
    ...labelsOf(SET_OWNER).filter(({ replicaset }) => replicaset === name),
    ...labelsOf(JOB_OWNER).filter(({ job_name: job }) => job === name),
  ];
  return {
    ...NO_POD_FACTS,
    owner,
    recorded: recorded?.workload ? { kind: recorded.workload_type ?? '', name: recorded.workload } : null,
    ownerOfOwner: toOwner(above[0]),
  };
}

function toOwner(labels: Labels | undefined): OwnerFact | null {
  return labels?.owner_kind ? { kind: labels.owner_kind, name: labels.owner_name ?? '' } : null;
}
