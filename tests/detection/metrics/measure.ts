import type { Outcome } from '../judge';
import { areaUnderCurve, median, share } from './statistics';

/** How one detector did on a group of series. Null: nothing in the group tells it. */
export interface Measures {
  leaks: number;
  benign: number;
  recall: number | null;
  precision: number | null;
  f1: number | null;
  aucSeries: number | null;
  aucSnapshot: number | null;
  /** Share of benign series with an alarm. */
  benignAlarmed: number | null;
  /** Share of leaks found before the limit was hit, or in the data where it is hit later. */
  beforeLimit: number | null;
  medianDelayHours: number | null;
  /** Median of the delay as a share of the time to the limit; leaks that were not found count as infinite. */
  medianDelayShare: number | null;
  falseAlarmsPerThousandDays: number | null;
  /** Of the leaks found by a detector that names parts: the right part. */
  partRight: number | null;
  medianOnsetErrorHours: number | null;
  /** Share of onsets inside the interval that was given. */
  onsetCovered: number | null;
  /** Share of forecasts whose interval holds the true time to the limit; an open side holds everything. */
  forecastCovered: number | null;
  forecasts: number;
}

const isFound = ({ delaySeconds }: Outcome) => delaySeconds !== null;

function isBeforeLimit({ delaySeconds, secondsToHit }: Outcome): boolean {
  return delaySeconds !== null && (secondsToHit === null || delaySeconds < secondsToHit);
}

const isAlarmed = ({ falseAlarms }: Outcome) => falseAlarms > 0;

export function measure(outcomes: readonly Outcome[]): Measures {
  const leaks = outcomes.filter(({ truth }) => truth.label === 'leak');
  const benign = outcomes.filter(({ truth }) => truth.label === 'benign');
  const both = [...leaks, ...benign];
  const found = leaks.filter(isFound);
  const alarmed = benign.filter(isAlarmed).length;
  const recall = share(found.length, leaks.length);
  const precision = share(found.length, found.length + alarmed);
  const days = both.reduce((sum, { quietHours }) => sum + quietHours, 0) / 24;
  const alarms = both.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0);
  const named = found.filter(({ part, truth }) => part !== undefined && truth.part !== null);
  const dated = found.flatMap(({ onset, truth }) =>
    onset && truth.onsetSeconds !== null ? [{ onset, truth: truth.onsetSeconds }] : []
  );
  const forecasts = leaks.flatMap((outcome) => outcome.forecasts);

  return {
    leaks: leaks.length,
    benign: benign.length,
    recall,
    precision,
    f1:
      recall === null || precision === null || recall + precision === 0
        ? null
        : (2 * recall * precision) / (recall + precision),
    aucSeries: areaUnderCurve(
      leaks.map(({ highestRank }) => highestRank),
      benign.map(({ highestRank }) => highestRank)
    ),
    aucSnapshot: areaUnderCurve(
      both.flatMap(({ snapshots }) => snapshots.leaking),
      both.flatMap(({ snapshots }) => snapshots.quiet)
    ),
    benignAlarmed: share(alarmed, benign.length),
    beforeLimit: share(leaks.filter(isBeforeLimit).length, leaks.length),
    medianDelayHours: median(found.map(({ delaySeconds }) => delaySeconds! / 3600)),
    medianDelayShare: median(
      leaks.flatMap(({ delaySeconds, secondsToHit }) =>
        secondsToHit === null || secondsToHit <= 0
          ? []
          : [delaySeconds === null ? Infinity : delaySeconds / secondsToHit]
      )
    ),
    falseAlarmsPerThousandDays: days === 0 ? null : (1000 * alarms) / days,
    partRight: share(named.filter(({ part, truth }) => part === truth.part).length, named.length),
    medianOnsetErrorHours: median(dated.map(({ onset, truth }) => Math.abs(onset.mid - truth) / 3600)),
    onsetCovered: share(
      dated.filter(({ onset, truth }) => onset.low <= truth && truth <= onset.high).length,
      dated.length
    ),
    forecastCovered: share(
      forecasts.filter(({ low, high, truth }) => low <= truth && truth <= (high ?? Infinity)).length,
      forecasts.length
    ),
    forecasts: forecasts.length,
  };
}
