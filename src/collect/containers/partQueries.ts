import { buildFloorExpr, buildScoreSource, type ScoredPart } from '../../engine';
import type { LabelMatcher } from '../sources/labelMatcher';
import { MEMORY_METRICS } from '../sources/memoryMetrics';
import { COLLECT_LIMITS } from './collectLimits';
import { matchersText } from './memoryQueries';

/** PromQL about the parts that are scored. */

const NEEDED: Readonly<Record<ScoredPart, readonly string[]>> = {
  anon: [MEMORY_METRICS.rssBytes],
  swap: [MEMORY_METRICS.swapBytes],
  tmpfs: [MEMORY_METRICS.cacheBytes, MEMORY_METRICS.inactiveFileBytes, MEMORY_METRICS.activeFileBytes],
  kernel: [MEMORY_METRICS.usageBytes, MEMORY_METRICS.rssBytes, MEMORY_METRICS.cacheBytes],
  working_set: [MEMORY_METRICS.workingSetBytes],
};

/** The parts whose metrics exist. */
export function findScoredParts(present: ReadonlySet<string>): ScoredPart[] {
  return (Object.keys(NEEDED) as ScoredPart[]).filter((part) => NEEDED[part].every((metric) => present.has(metric)));
}

/** Label that tells the parts of one answer apart. */
export const PART_LABEL = 'part';

const sourceOf = (part: ScoredPart, scope: readonly LabelMatcher[], clusterLabel: string | null) =>
  buildScoreSource(part, { clusterLabel, matchers: matchersText(scope) });

/** Floors of the hour before each point, of every part, told apart by PART_LABEL. */
export function partFloorsQuery(
  parts: readonly ScoredPart[],
  scope: readonly LabelMatcher[],
  clusterLabel: string | null
): string {
  return parts
    .map((part) => `label_replace(${toKnownFloor(part, scope, clusterLabel)}, "${PART_LABEL}", "${part}", "", "")`)
    .join(' or ');
}

/** rss of 0 means that it is not measured. */
function toKnownFloor(part: ScoredPart, scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const source = sourceOf(part, scope, clusterLabel);
  // The working set is drawn for every container, whatever it is scored by: `combineParts` leaves it out where it must.
  const floor = buildFloorExpr(part === 'working_set' ? { ...source, guard: '' } : source);
  return part === 'anon' ? `(${floor} > 0)` : floor;
}

/** Growth of the floor of a part over a day, in bytes: a cheap first choice of what to score. */
export function partGrowthQuery(part: ScoredPart, scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const source = sourceOf(part, scope, clusterLabel);
  const quarterHours = 3;
  return `(${buildFloorExpr(source, quarterHours)}) - (${buildFloorExpr(source, quarterHours, 24 - quarterHours)})`;
}

/**
 * The same over some hours, as a share of the limit: what is near its end comes first, whatever its size. Where there is
 * no limit, of the floor itself; cgroup v1 writes a huge number for none.
 */
export function shareGrowthQuery(
  part: ScoredPart,
  scope: readonly LabelMatcher[],
  clusterLabel: string | null,
  { quarterHours, overHours }: { quarterHours: number; overHours: number }
): string {
  const source = buildScoreSource(part, { clusterLabel, matchers: matchersText(scope), kubeStateLimits: true });
  const now = buildFloorExpr(source, quarterHours);
  const before = buildFloorExpr(source, quarterHours, overHours - quarterHours);
  return `((${now}) - (${before})) / ((${source.limit} < ${COLLECT_LIMITS.unlimitedBytes.value}) or (${now}))`;
}

/** How many containers have anonymous memory that is measured. */
export function countMeasuredQuery(scope: readonly LabelMatcher[], clusterLabel: string | null): string {
  const { memory, groupLabels } = sourceOf('anon', scope, clusterLabel);
  return `count(max by (${groupLabels.join(',')}) (${memory}) > 0)`;
}
