import type { Anatomy } from '../../collect/containers/collectAnatomy';
import type { RejectReason } from '../../engine';

const REASONS: Record<RejectReason, string> = {
  missing: 'a metric that is needed is missing',
  'zero-means-unknown': 'all its numbers are zero, which means unknown',
  'not-a-number': 'a value is not a number of bytes',
  inconsistent: 'the parts exceed the whole, so they are not of one moment',
};

/** Sentences about what is not in the parts. */
export function describeAnatomy({ history, ghostSamples }: Pick<Anatomy, 'history' | 'ghostSamples'>): string[] {
  const rejected = Object.entries(history.rejectedSamples).filter(([, count]) => count > 0);
  return [
    ...rejected.map(
      ([reason, count]) =>
        `${count} of ${toSampleCount(history)} samples were rejected: ${REASONS[reason as RejectReason]}.`
    ),
    ...(history.otherLevelSamples > 0
      ? [`${history.otherLevelSamples} samples have other metrics than those shown and are left out.`]
      : []),
    ...(history.gaps > 0 ? [`${history.gaps} of ${history.timesSeconds.length} moments have no sample.`] : []),
    ...(ghostSamples > 0 ? [`${ghostSamples} samples of containers that had ended were dropped.`] : []),
  ];
}

function toSampleCount({ timesSeconds, gaps }: Anatomy['history']): number {
  return timesSeconds.length - gaps;
}
