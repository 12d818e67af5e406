import { say, texts, type RejectReason, type SplitHistory } from '../../engine';

/** Why a sample could not be taken apart. */
const REASONS: Record<RejectReason, string> = texts({
  missing: 'a metric that is needed is missing',
  'zero-means-unknown': 'all its numbers are zero, which means unknown',
  'not-a-number': 'a value is not a number of bytes',
  inconsistent: 'the parts exceed the whole, so they are not of one moment',
});

/** How many samples could not be taken apart, a sentence a reason. */
export function describeRejections(histories: readonly SplitHistory[]): string[] {
  const all = histories.reduce((sum, { timesSeconds, gaps }) => sum + timesSeconds.length - gaps, 0);
  return Object.entries(REASONS).flatMap(([reason, text]) => {
    const count = histories.reduce((sum, { rejectedSamples }) => sum + rejectedSamples[reason as RejectReason], 0);
    return count > 0 ? [say`${count} of ${all} samples were rejected: ${text}.`] : [];
  });
}
