import { say } from '../../engine';
import { LIMITS } from './limits';
import type { MatrixSeries } from './prometheusClient';
import { PrometheusError } from './prometheusError';

/**
 * Throws one sentence where the samples of a range cannot be of the time that was asked about, or are not in their order:
 * such as milliseconds where seconds belong. Growth and moments that are worked out from them would be wrong, unseen.
 */
export function checkTimes(series: readonly MatrixSeries[], endSeconds: number): void {
  const latest = endSeconds + LIMITS.clockErrorSeconds.value;
  for (const { timesSeconds } of series) {
    const last = timesSeconds.length - 1;
    if (last >= 0 && (timesSeconds[last] > latest || timesSeconds[0] > timesSeconds[last])) {
      throw new PrometheusError(
        'not-prometheus',
        say`The server answers with times that were not asked for, or not in their order: look at what stands before it, times are Unix seconds.`
      );
    }
  }
}
