import { type Cohorts, type CohortSeries, compareCohorts, say } from '../../engine';
import { JoinedAsk } from '../ask/joinedAsk';
import type { AskSession } from '../ask/session';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import { containerMatchersText, nodeCpusQuery, scopeOf } from '../containers/memoryQueries';
import { findDeploys } from '../facts/marks/findDeploys';
import type { Mark } from '../facts/marks/mark';
import { askVersions } from '../facts/marks/askVersions';
import { askWorkload } from '../workloads/askWorkload';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { describeEnd } from '../sources/describeEnd';
import { findNewestSample } from '../sources/newestSample';
import type { OwningWorkload } from '../workloads/owningWorkload';
import type { QueryCost } from '../ask/prometheusClient';
import { isAborted } from '../ask/prometheusError';
import { askGroups } from './askGroups';
import { askMembers, fitMembers } from './askMembers';
import { askReplicas } from './askReplicas';
import { COHORT_COLLECT_LIMITS } from './cohortCollectLimits';
import { toKeys, type CohortsRequest } from './cohortsRequest';

export interface CohortsAnswer {
  /** Null where the pod has none, or no metric tells. */
  workload: OwningWorkload | null;
  cohorts: Cohorts;
  /** What was compared, for the chart: in the order of `cohorts.members`. */
  series: CohortSeries[];
  /** New versions of the workload within the window. */
  deploys: Mark[];
  /** Replicas that there were in the window, of which `series` are some. */
  totalMembers: number;
  warnings: string[];
  cost: QueryCost;
  expressions: string[];
}

/**
 * Asks for the replicas of a workload and compares them. By a label, the replicas are those of the whole application,
 * because a canary is a workload of its own. At most six requests, whatever the size of the workload; a sample of a
 * large one is compared, and a warning says so; where there is none, one more asks when there was. Errors of the server reject.
 */
export async function collectCohorts(ask: AskSession, request: CohortsRequest): Promise<CohortsAnswer> {
  const asked = ask.at(request.atSeconds, request.signal);
  const warnings: string[] = [];
  const workload = await findOwnWorkload(asked, request);
  const joined = new JoinedAsk(asked);
  const [found, cpus] = await Promise.all([
    askMembers(joined, request, workload, warnings),
    joined.instant(nodeCpusQuery(request.clusterLabel)),
  ]);
  const members = fitMembers(found, request);
  if (members.length < found.length) {
    warnings.push(say`Of ${found.length} replicas ${members.length} are compared, taken evenly by name.`);
  }
  const [groups, replicas, deploys] = await Promise.all([
    askGroups(asked, request, members, warnings),
    askReplicas(asked, request, members, cpus.vector),
    askDeploys(asked, request, workload, warnings),
  ]);
  const series = replicas.map(({ make, member }) => make(groups.get(member.pod) ?? null));
  if (series.length === 0) {
    const scope = scopeOf(toKeys(members, request), request.clusterLabel);
    const selector = `${MEMORY_METRICS.workingSetBytes}{${containerMatchersText(scope)}}`;
    warnings.push((await findNewestSample(asked, selector, request.atSeconds)).sentence);
  }
  // All are on the times of the samples that there are.
  const { timesSeconds = [] } = series[0] ?? {};
  const end = describeEnd(timesSeconds, request.atSeconds, toStep(request));
  if (end !== null) {
    warnings.unshift(end);
  }
  return {
    workload,
    cohorts: compareCohorts(series),
    series,
    deploys,
    totalMembers: found.length,
    warnings: [...asked.warnings, ...warnings],
    cost: asked.cost,
    expressions: asked.expressions,
  };
}

async function findOwnWorkload(asked: AskSession, { of, ...request }: CohortsRequest): Promise<OwningWorkload | null> {
  if ('workload' in of) {
    return of.workload;
  }
  const key = { ...request, pod: of.pod };
  return askWorkload(asked, key, request);
}

function toStep({ windowSeconds, stepSeconds }: CohortsRequest): number {
  const step = stepSeconds ?? Math.ceil(windowSeconds / COHORT_COLLECT_LIMITS.points.value);
  return Math.max(COLLECT_LIMITS.smallestStepSeconds.value, step);
}

/** Deploys stand beside the comparison: without them it is still whole. */
async function askDeploys(
  asked: AskSession,
  request: CohortsRequest,
  workload: OwningWorkload | null,
  warnings: string[]
): Promise<Mark[]> {
  if (!workload) {
    return [];
  }
  const { atSeconds, windowSeconds, clusterLabel } = request;
  const times = { startSeconds: atSeconds - windowSeconds, endSeconds: atSeconds, stepSeconds: toStep(request) };
  try {
    return findDeploys(workload, await askVersions(asked, { ...request, pod: '' }, { clusterLabel, workload, times }));
  } catch (error) {
    if (isAborted(error)) {
      throw error;
    }
    warnings.push(say`New versions are not marked: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
