import { toRowId } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { replicasQuery, WORKLOAD_LABEL } from './workloadGroups';

/** How many containers each row of a list has, by `toRowId`. */
export async function countReplicas(
  asked: AskSession,
  { matchers, clusterLabel, living }: { matchers: readonly LabelMatcher[]; clusterLabel: string | null; living: string }
): Promise<Map<string, number>> {
  const answer = await asked.orNothing(
    'Replicas are not counted',
    asked.instant(replicasQuery(living, matchers, clusterLabel))
  );
  return new Map(
    (answer?.vector ?? []).map(({ labels, value }) => [
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
