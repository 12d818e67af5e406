import type { ContainerSeries } from './containerSeries';
import type { Detector } from './detectors/detector';
import { HOUR, type Prepared } from './prepare';

/** What one judgement says, at the moment that stands in the truth; null where nobody looks. */
export interface OneLook {
  /** With everything that is known of the container. */
  allParts: boolean | null;
  /** With the working set alone. */
  workingSet: boolean | null;
}

/**
 * The container as one knows it by its working set, where neither parts nor runtime nor requests are exported: limits,
 * starts, kills and deploys come from elsewhere and stay.
 */
export function toWorkingSetOnly(series: ContainerSeries): ContainerSeries {
  return { ...series, parts: null, runtime: null, requests: null, errors: null, scrapedSamples: null };
}

/** One judgement of the detector; how long its alarm would have to stand does not count. */
export function lookOnce(detector: Detector, prepared: Prepared): boolean | null {
  const { series, startSeconds, hours } = prepared;
  const { lookSeconds } = series.truth;
  if (lookSeconds === null) {
    return null;
  }
  // The last hour that is full by then, or before a gap.
  const known = prepared.floors('working_set');
  let hour = Math.min(hours - 1, Math.floor((lookSeconds - startSeconds) / HOUR));
  while (hour >= 0 && known[hour] === null) {
    hour--;
  }
  return hour >= 0 && detector.prepare(prepared)(hour).alarm;
}
