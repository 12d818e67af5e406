import { judgeTarget } from '../../engine';
import type { AskSession } from '../ask/session';
import { anyOf } from '../containers/memoryQueries';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { smallestTargetsQuery } from './cardinalityQueries';
import type { TargetReport } from './collectTargets';
import type { InstantAsk } from '../ask/joinedAsk';
import { readHistories, type HistoryRequest } from './readHistories';
import { toScrapeTarget } from './targetKeys';

/**
 * Targets of the same jobs with the fewest samples: a canary beside those that blow up is small, and so not in a list of
 * the largest ones.
 */
export async function collectReplicas(
  asked: AskSession,
  joined: InstantAsk,
  request: HistoryRequest,
  reports: readonly TargetReport[]
): Promise<TargetReport[]> {
  if (reports.length === 0) {
    return [];
  }
  const { keys } = request;
  const scope = [
    ...(keys.clusterLabel
      ? [
          anyOf(
            keys.clusterLabel,
            reports.map(({ target }) => target.cluster ?? '')
          ),
        ]
      : []),
    anyOf(
      'job',
      reports.map(({ target }) => target.job)
    ),
  ];
  // Those that are looked into may be among the smallest.
  const count = CARDINALITY_COLLECT_LIMITS.replicas.value + reports.length;
  const { vector } = await joined.instant(smallestTargetsQuery(scope, keys, count));
  const targets = vector.flatMap(({ labels }) => toScrapeTarget(labels, keys) ?? []);
  const timelines = await readHistories(asked, targets, { ...request, matchers: [] });
  return timelines.map((timeline) => ({ ...timeline, score: null, finding: judgeTarget(timeline.history) }));
}
