import type { ServerSeries } from '../../collect/cardinality/collectServer';
import { formatCount } from '../../engine';
import { formatBytes } from '../output/formatBytes';

/** What all series cost the server; nothing where it does not tell how many there are. */
export function describeServer(server: ServerSeries | null): string[] {
  if (server === null || server.series === null) {
    return [];
  }
  const { series, seriesPerHour, memoryBytes } = server;
  const growth = seriesPerHour === null ? '' : `, ${formatCount(Math.max(0, seriesPerHour))} more an hour`;
  const memory =
    memoryBytes === null
      ? ''
      : `: about ${formatBytes(memoryBytes.low)} to ${formatBytes(memoryBytes.high)} of the server's memory`;
  return [`The server has ${formatCount(series)} series${growth}${memory}.`];
}
