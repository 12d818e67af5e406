import type { TargetReport } from '../../collect/cardinality/collectTargets';

/** Samples of the scrapes that were answered. Prometheus writes 0 where there was no answer: that is not known. */
export function toAnsweredSeries({ history }: Pick<TargetReport, 'history'>): Array<number | null> {
  return history.samples.map((value) => (value === 0 ? null : value));
}
