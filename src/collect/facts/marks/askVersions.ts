import type { RangeTimes } from '../../ask/batch';
import type { MatrixSeries } from '../../ask/prometheusClient';
import type { AskSession } from '../../ask/session';
import type { OwningWorkload } from '../../workloads/owningWorkload';
import { versionsForm, versionsSelections, type MarkKey } from './markQueries';

/** Containers of a workload by version, counted over time. */
export async function askVersions(
  asked: AskSession,
  key: MarkKey,
  { clusterLabel, workload, times }: { clusterLabel: string | null; workload: OwningWorkload; times: RangeTimes }
): Promise<MatrixSeries[]> {
  return asked.select(versionsForm(clusterLabel), versionsSelections(key, clusterLabel, workload), times);
}
