import { MAX_QUERY_BYTES, toRowId, utf8Bytes } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { replicasQuery, WORKLOAD_LABEL } from './workloadGroups';

/** How many containers each row of a list has, by `toRowId`; empty where nobody can tell. */
export async function countReplicas(
  asked: AskSession,
  { matchers, clusterLabel, living }: { matchers: readonly LabelMatcher[]; clusterLabel: string | null; living: string }
): Promise<Map<string, number>> {
  const expr = replicasQuery(living, matchers, clusterLabel);
  // A scope of many names makes the text too long for some servers.
  const isTooLong = utf8Bytes(expr) > MAX_QUERY_BYTES;
  const answer = isTooLong ? null : await asked.orNothing('Replicas are not counted', asked.instant(expr));
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
