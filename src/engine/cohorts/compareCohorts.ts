import { SECONDS_PER_HOUR } from '../units';
import type { Cohorts, CohortSeries, LifeFloor } from './cohort';
import { compareGroups } from './compareGroups';
import { describeCohorts } from './describeCohorts';
import { findBasis } from './findBasis';
import { findFloor } from './findFloor';
import { measureMember } from './measureMember';

/**
 * Puts the replicas of a workload (or the processes of a container) side by side: which grow and which do not, measured at
 * the same age, and how groups of them differ: canary and stable, one version and the next.
 *
 * Why the floor and Theil-Sen: collections, spikes and single restarts must not decide. Members that cannot be measured
 * are kept with their reason. Members keep their order. Cost: O(n^2) a member in its at most 300 points. Never throws.
 */
export function compareCohorts(series: readonly CohortSeries[]): Cohorts {
  const floors = series.map(findFloor);
  const basis = findBasis(floors.map(({ floor }) => floor).filter((floor): floor is LifeFloor => floor !== null));
  const members = series.map((one, i) => measureMember(one, floors[i], basis));
  const spanHours = basis.from === null || basis.to === null ? 0 : (basis.to - basis.from) / SECONDS_PER_HOUR;
  const cohorts = { ...basis, members, ...compareGroups(members, spanHours) };
  return { ...cohorts, sentences: describeCohorts(cohorts) };
}
