import type { Detector } from './detectors/detector';
import { judge, type Outcome } from './judge';
import { type Job, seriesOf } from './jobs';
import { lookOnce, toWorkingSetOnly } from './oneLook';
import { prepare } from './prepare';

/** What every detector makes of every series of a job. */
export function runJob(job: Job, detectors: readonly Detector[]): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const series of seriesOf(job)) {
    const prepared = prepare(series);
    const bare = prepare(toWorkingSetOnly(series));
    outcomes.push(
      ...detectors.map((detector) => {
        const look = { allParts: lookOnce(detector, prepared), workingSet: lookOnce(detector, bare) };
        return judge(detector, prepared, look);
      })
    );
  }
  return outcomes;
}
