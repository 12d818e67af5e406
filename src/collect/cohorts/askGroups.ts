import { say } from '../../engine';
import type { AskSession } from '../ask/session';
import { groupsQuery, toPodLabels } from './cohortQueries';
import { toScope, type CohortsRequest } from './cohortsRequest';
import type { Member } from './toMembers';

/** The group of each pod; a pod without one is missing. */
export async function askGroups(
  asked: AskSession,
  request: CohortsRequest,
  members: readonly Member[],
  warnings: string[]
): Promise<Map<string, string>> {
  const { grouping } = request;
  const images = new Map(members.flatMap(({ pod, image }) => (image === null ? [] : [[pod, image] as const])));
  if (grouping === null) {
    return new Set(images.values()).size > 1 ? images : new Map();
  }
  if (grouping.by !== 'label') {
    return grouping.by === 'version' ? images : new Map();
  }
  const labels = toPodLabels(grouping.label);
  const groups = new Map<string, string>();
  if (members.length > 0) {
    const pods = members.map(({ pod }) => pod);
    const { vector } = await asked.instant(groupsQuery(toScope(request), labels, pods));
    // The pod's own label stands before that of its scrape target.
    for (const { label } of [...labels].reverse()) {
      vector.forEach((row) => row.labels[label] && groups.set(row.labels.pod ?? '', row.labels[label]));
    }
  }
  if (groups.size === 0) {
    warnings.push(
      say`No pod has the label ${grouping.label}: let kube-state-metrics export it (--metric-labels-allowlist), or give it to the scrape target.`
    );
  }
  return groups;
}
