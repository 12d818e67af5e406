import { formatSpan, type Threshold, say } from '../../engine';

const END_LIMITS = {
  staleSeconds: {
    value: 900,
    unit: 'seconds',
    reason:
      'Scrapes come every minute or two, and remote storage lags some minutes: later than that, no more is coming.',
    source: 'three times the flag query.lookback-delta of Prometheus',
  },
} satisfies Record<string, Threshold>;

/**
 * A sentence where samples end before the time that was asked about: figures of then must not look like those of now. Null
 * where they reach it, and where there are none.
 */
export function describeEnd(timesSeconds: readonly number[], atSeconds: number, stepSeconds: number): string | null {
  const ageSeconds = atSeconds - (timesSeconds.at(-1) ?? Infinity);
  return ageSeconds > Math.max(END_LIMITS.staleSeconds.value, 2 * stepSeconds)
    ? say`The newest sample is ${formatSpan(ageSeconds)} older than the end of the time that was asked about: it has ended, or no more is stored.`
    : null;
}
