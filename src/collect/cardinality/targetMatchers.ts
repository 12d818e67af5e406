import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import { escapeRegex, say } from '../../engine';
import type { AskSession } from '../ask/session';
import type { LabelMatcher } from '../sources/labelMatcher';
import { SAMPLES_METRIC, targetsWithLabelQuery } from './cardinalityQueries';
import type { TargetReport } from './collectTargets';
import { JoinedAsk } from '../ask/joinedAsk';

const CONTAINER = 'container';

/**
 * The scope as conditions on the labels of targets. Targets that are found through services usually name their container,
 * those that are found through annotations of pods only the pod. So a condition on the container also keeps targets of
 * pods that name none: which of them are meant cannot be told from here, and leaving them out would hide a blow-up.
 */
export function toTargetMatchers(
  scope: readonly LabelMatcher[],
  { job, instance }: { job?: string; instance?: string }
): LabelMatcher[] {
  const ofContainer = scope.filter(isPositive);
  return [
    ...scope.map((one) => (isPositive(one) ? orNone(one) : one)),
    ...(ofContainer.length > 0 ? [{ label: 'pod', op: '!=', value: '' } as const] : []),
    ...(job ? [{ label: 'job', op: '=', value: job } as const] : []),
    ...(instance ? [{ label: 'instance', op: '=', value: instance } as const] : []),
  ];
}

/** A condition on the container that a target without one does not meet anyway. */
function isPositive({ label, op }: LabelMatcher): boolean {
  return label === CONTAINER && (op === '=' || op === '=~');
}

function orNone({ label, op, value }: LabelMatcher): LabelMatcher {
  return { label, op: '=~', value: `(?:${op === '=' ? escapeRegex(value) : value})|` };
}

/** What a reader has to know of the scope, so that a list is not taken for more, or an empty one for less, than it is. */
export async function explainScope(
  asked: AskSession,
  scope: readonly LabelMatcher[],
  targets: readonly TargetReport[]
): Promise<string[]> {
  if (targets.length > 0) {
    const without = targets.filter(({ labels }) => !labels[CONTAINER]).length;
    return without > 0 && scope.some(isPositive)
      ? [
          say`${without} of these targets name a pod and no container: whether they are of the containers asked for is not known.`,
        ]
      : [];
  }
  const labels = [...new Set(scope.map((one) => (isPositive(one) ? 'pod' : one.label)))];
  const joined = new JoinedAsk(asked, CARDINALITY_COLLECT_LIMITS.touchedSeries.value);
  const [any, ...counts] = await Promise.all(
    [null, ...labels].map(async (label) => (await joined.instant(targetsWithLabelQuery(label))).vector[0]?.value ?? 0)
  );
  if (any === 0) {
    return [
      say`The server has no ${SAMPLES_METRIC} at this time: without what Prometheus writes beside each scrape there is no list.`,
    ];
  }
  const missing = labels.filter((_, index) => counts[index] === 0);
  return [
    ...missing.map(
      (label) => say`No scrape target carries the label ${label}: leave it empty, or add it in the relabel rules.`
    ),
    ...(missing.length === 0 ? [say`No scrape target matches.`] : []),
  ];
}
