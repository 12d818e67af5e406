import type { CohortSeries } from '../../engine';
import { leaveOutUnusable } from '../sources/leaveOutUnusable';
import type { VectorSample } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import { findNodeCpus } from '../containers/findNodeCpus';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { rowsQuery, scopeOf } from '../containers/memoryQueries';
import { findGrid, toTimelines } from '../containers/toTimelines';
import { COHORT_COLLECT_LIMITS } from './cohortCollectLimits';
import { toKeys, type CohortsRequest } from './cohortsRequest';
import { toCohortSeries } from './toCohortSeries';
import type { Member } from './toMembers';

export interface Replica {
  member: Member;
  make: (group: string | null) => CohortSeries;
}

/** The members that have samples, in the order of their names. `cpus` is the answer to `nodeCpusQuery`. */
export async function askReplicas(
  asked: AskSession,
  request: CohortsRequest,
  members: readonly Member[],
  cpus: readonly VectorSample[]
): Promise<Replica[]> {
  if (members.length === 0) {
    return [];
  }
  const { atSeconds, windowSeconds, clusterLabel } = request;
  const step = Math.ceil(windowSeconds / COHORT_COLLECT_LIMITS.points.value);
  const stepSeconds = Math.max(COLLECT_LIMITS.smallestStepSeconds.value, step);
  const expr = rowsQuery(scopeOf(toKeys(members, request), clusterLabel));
  const answer = await asked.range(expr, atSeconds - windowSeconds, atSeconds, stepSeconds);
  const series = leaveOutUnusable(asked, answer.series);
  const grid = findGrid(series, stepSeconds);
  const timelines = new Map(toTimelines(series, grid, clusterLabel).map((one) => [one.key.pod, one]));
  return members.flatMap((member) => {
    const timeline = timelines.get(member.pod);
    const nodeCpus = timeline
      ? findNodeCpus(cpus, { cluster: timeline.key.cluster, node: timeline.node }, clusterLabel)
      : null;
    return timeline ? [{ member, make: (group) => toCohortSeries(timeline, grid, nodeCpus, member, group) }] : [];
  });
}
