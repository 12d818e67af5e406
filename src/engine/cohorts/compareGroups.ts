import type { Interval } from '../diagnosis/diagnosis';
import { smallestGrowthBytes } from '../memory/smallestGrowth';
import type { GroupDifference, GroupFinding, MemberFinding } from './cohort';
import { COHORT_LIMITS } from './cohortLimits';
import { studentQuantile } from '../stats/studentQuantile';

/** Mean slope of a group with the variance of that mean and what it was told from. */
interface GroupMean {
  finding: GroupFinding;
  mean: number;
  variance: number;
  degrees: number;
  floorBytes: number;
}

/**
 * Members put together by group, and the difference in slope of each pair of groups with its 80 % interval.
 *
 * The variance of a group's mean is the larger of two: what the members' own intervals say, and how far the members lie
 * apart (Student's t with Welch's degrees of freedom). Why the larger: replicas that agree by chance do not make their own
 * noise smaller, and replicas that differ are no sample of one slope. Members without a slope are counted, not averaged.
 * Cost: quadratic in the groups, of which at most COHORT_LIMITS.groupsCompared count. Never throws.
 *
 * @see B. L. Welch, "The generalization of Student's problem", Biometrika 34 (1947).
 */
export function compareGroups(
  members: readonly MemberFinding[],
  spanHours: number
): { groups: GroupFinding[]; differences: GroupDifference[] } {
  const byName = new Map<string | null, MemberFinding[]>();
  for (const member of members) {
    byName.set(member.group, [...(byName.get(member.group) ?? []), member]);
  }
  const means = [...byName].map(([name, some]) => toMean(name, some)).sort(bySize);
  const known = means.filter(({ degrees }) => degrees >= 0).slice(0, COHORT_LIMITS.groupsCompared.value);
  return {
    groups: means.map(({ finding }) => finding),
    differences: known.flatMap((one, i) => known.slice(i + 1).map((other) => subtract(one, other, spanHours))),
  };
}

function bySize({ finding: a }: GroupMean, { finding: b }: GroupMean): number {
  return b.members - a.members || ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
}

function toMean(name: string | null, members: readonly MemberFinding[]): GroupMean {
  const measured = members.flatMap(({ slopeBytesPerHour, floorBytes }) =>
    slopeBytesPerHour ? [{ ...slopeBytesPerHour, floorBytes: floorBytes ?? 0 }] : []
  );
  const count = measured.length;
  const mean = measured.reduce((sum, { mid }) => sum + mid, 0) / count;
  const own =
    measured.reduce((sum, { low, high }) => sum + ((high - low) / 2 / studentQuantile(Infinity)) ** 2, 0) / count ** 2;
  const apart = count > 1 ? measured.reduce((sum, { mid }) => sum + (mid - mean) ** 2, 0) / (count - 1) / count : 0;
  const variance = Math.max(own, apart);
  // What the members' own intervals say rests on many points each.
  const degrees = count === 0 ? -1 : apart > own ? count - 1 : Infinity;
  const reach = studentQuantile(degrees) * Math.sqrt(variance);
  return {
    finding: {
      name,
      members: members.length,
      measured: count,
      growing: members.filter(({ state }) => state === 'grows').length,
      slopeBytesPerHour: count === 0 ? null : { low: mean - reach, mid: mean, high: mean + reach },
    },
    mean,
    variance,
    degrees,
    floorBytes: Math.max(0, ...measured.map(({ floorBytes }) => floorBytes)),
  };
}

function subtract(one: GroupMean, other: GroupMean, spanHours: number): GroupDifference {
  const [first, second] = one.mean >= other.mean ? [one, other] : [other, one];
  const mid = first.mean - second.mean;
  const variance = first.variance + second.variance;
  const degrees =
    variance === 0
      ? Infinity
      : variance ** 2 / (first.variance ** 2 / first.degrees + second.variance ** 2 / second.degrees);
  const reach = studentQuantile(degrees) * Math.sqrt(variance);
  const slope: Interval = { low: mid - reach, mid, high: mid + reach };
  const isWorthNaming = mid * spanHours >= smallestGrowthBytes(Math.max(first.floorBytes, second.floorBytes));
  return {
    group: first.finding.name,
    other: second.finding.name,
    slopeBytesPerHour: slope,
    differs: slope.low > 0 && isWorthNaming,
  };
}
