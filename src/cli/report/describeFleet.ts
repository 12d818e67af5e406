import type { FleetCounts } from '../../engine';

/** What is in a list, in a sentence: a cap is never silent. */
export function describeFleet({ total, needSomebody, needAnEye, calm, notKnown, notLookedAt }: FleetCounts): string {
  const rest = [
    ...(needAnEye > 0 ? [`${needAnEye} ${needAnEye === 1 ? 'is' : 'are'} worth an eye`] : []),
    `${calm} calm`,
    ...(notKnown > 0 ? [`of ${notKnown} nothing is known`] : []),
    ...(notLookedAt > 0 ? [`${notLookedAt} not looked at: nothing was killed, and little grew`] : []),
  ];
  return `${needSomebody} of ${total} workloads need somebody; ${rest.join('; ')}.`;
}
