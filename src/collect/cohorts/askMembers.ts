import { utf8Bytes, say } from '../../engine';
import type { InstantAsk } from '../ask/joinedAsk';
import { COLLECT_LIMITS } from '../containers/collectLimits';
import type { OwningWorkload } from '../workloads/owningWorkload';
import { matchersText, scopeOf } from '../containers/memoryQueries';
import { COHORT_COLLECT_LIMITS } from './cohortCollectLimits';
import { labelMembersQuery, podLabelsQuery, workloadMembersQuery } from './cohortQueries';
import { toKeys, toScope, type CohortsRequest } from './cohortsRequest';
import { findSiblingLabel } from './findSiblingLabel';
import { sampleMembers, toMembers, type Member } from './toMembers';

/** All replicas that there were in the window. Without any metric that tells, the pod that is asked about is alone. */
export async function askMembers(
  asked: InstantAsk,
  request: CohortsRequest,
  workload: OwningWorkload | null,
  warnings: string[]
): Promise<Member[]> {
  const scope = toScope(request);
  const pod = 'pod' in request.of ? request.of.pod : null;
  const alone = pod === null ? [] : [{ pod, image: null }];
  const ask = async (expr: string) => {
    const members = toMembers((await asked.instant(expr)).vector);
    return members.length > 0 ? members : alone;
  };
  const sibling =
    request.grouping?.by === 'label' && pod !== null
      ? findSiblingLabel((await asked.instant(podLabelsQuery(scope, pod))).vector)
      : null;
  if (sibling) {
    return ask(labelMembersQuery(scope, sibling.label, sibling.value));
  }
  if (workload) {
    return ask(workloadMembersQuery(scope, workload));
  }
  warnings.push(
    say`The other replicas of this pod are not known: kube_pod_owner of kube-state-metrics is missing, or the pod has no workload.`
  );
  return alone;
}

/** As many as fit into one query. */
export function fitMembers(found: readonly Member[], request: CohortsRequest): Member[] {
  const pod = 'pod' in request.of ? request.of.pod : null;
  let most = COHORT_COLLECT_LIMITS.members.value;
  let members = sampleMembers(found, most, pod);
  const isTooLong = () =>
    utf8Bytes(matchersText(scopeOf(toKeys(members, request), request.clusterLabel))) > COLLECT_LIMITS.scopeBytes.value;
  while (members.length > 1 && isTooLong()) {
    most = Math.floor(members.length / 2);
    members = sampleMembers(found, most, pod);
  }
  return members;
}
