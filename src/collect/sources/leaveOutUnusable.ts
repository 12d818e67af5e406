import type { MatrixSeries } from '../ask/prometheusClient';
import type { AskSession } from '../ask/session';
import { UsableSamples } from './usableSamples';

/** Series of sizes and counts without the samples that can be none, which the session is warned of. */
export function leaveOutUnusable(asked: AskSession, series: readonly MatrixSeries[]): MatrixSeries[] {
  const usable = new UsableSamples();
  const kept = usable.series(series);
  usable.warnings.forEach((warning) => asked.warn(warning));
  return kept;
}
