import type { RangeTimes } from '../../ask/batch';
import type { MatrixSeries } from '../../ask/prometheusClient';
import type { AskSession } from '../../ask/session';
import { toVector } from '../../ask/toVector';
import { lastOf } from '../runtimes/runtimeQueries';
import { findWorkload, type Workload } from './findWorkload';
import { ownersSelection, setOwnersSelection, versionsForm, versionsSelections, type MarkKey } from './markQueries';

/** The workload of a pod by kube-state-metrics, as it was last seen in the window; null where it does not tell. */
export async function askWorkload(
  asked: AskSession,
  key: MarkKey,
  { clusterLabel, windowSeconds }: { clusterLabel: string | null; windowSeconds: number }
): Promise<Workload | null> {
  const last = lastOf(windowSeconds);
  const pods = toVector(await asked.select(last, [ownersSelection(key, clusterLabel)], null));
  const sets = pods.filter(({ labels }) => labels.owner_kind === 'ReplicaSet' && labels.owner_name);
  const owners = await Promise.all(
    sets.map(({ labels }) => asked.select(last, [setOwnersSelection(key, clusterLabel, labels.owner_name)], null))
  );
  return findWorkload([...pods, ...owners.flatMap(toVector)]);
}

/** Containers of a workload by version, counted over time. */
export async function askVersions(
  asked: AskSession,
  key: MarkKey,
  { clusterLabel, workload, times }: { clusterLabel: string | null; workload: Workload; times: RangeTimes }
): Promise<MatrixSeries[]> {
  return asked.select(versionsForm(clusterLabel), versionsSelections(key, clusterLabel, workload), times);
}
