import type { RangeTimes } from '../../ask/batch';
import type { MatrixSeries } from '../../ask/prometheusClient';
import type { AskSession } from '../../ask/session';
import { toVector } from '../../ask/toVector';
import { findWorkload, type Workload } from './findWorkload';
import { ownersForm, ownersSelections, versionsForm, versionsSelections, type MarkKey } from './markQueries';

/** The workload of a pod by kube-state-metrics, as it was last seen in the window; null where it does not tell. */
export async function askWorkload(
  asked: AskSession,
  key: MarkKey,
  { clusterLabel, windowSeconds }: { clusterLabel: string | null; windowSeconds: number }
): Promise<Workload | null> {
  const form = ownersForm(clusterLabel, windowSeconds);
  return findWorkload(toVector(await asked.select(form, ownersSelections(key, clusterLabel), null)));
}

/** Containers of a workload by version, counted over time. */
export async function askVersions(
  asked: AskSession,
  key: MarkKey,
  { clusterLabel, workload, times }: { clusterLabel: string | null; workload: Workload; times: RangeTimes }
): Promise<MatrixSeries[]> {
  return asked.select(versionsForm(clusterLabel), versionsSelections(key, clusterLabel, workload), times);
}
