import type { Detector } from './detectors/detector';
import { judge, type Outcome } from './judge';
import { type Job, seriesOf } from './jobs';
import { prepare } from './prepare';

/** What every detector makes of every series of a job. */
export function runJob(job: Job, detectors: readonly Detector[]): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const series of seriesOf(job)) {
    const prepared = prepare(series);
    outcomes.push(...detectors.map((detector) => judge(detector, prepared)));
  }
  return outcomes;
}
