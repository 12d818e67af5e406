import { CARDINALITY_LIMITS } from '../../engine';
import type { AskSession } from '../ask/session';
import { PrometheusError } from '../ask/prometheusError';
import type { TsdbStatus, TsdbStatusAnswer } from '../ask/prometheusClient';
import { CARDINALITY_COLLECT_LIMITS } from './cardinalityCollectLimits';
import type { InstantAsk } from '../ask/joinedAsk';

/** All series of a server, and what they cost it. Null is unknown. */
export interface ServerSeries {
  series: number | null;
  /** Over the window; null where the server does not scrape itself. */
  seriesPerHour: number | null;
  /** Estimate of the memory of the server, as a range. */
  memoryBytes: { low: number; high: number } | null;
  /** The server's own statistics; null where it has none. */
  status: TsdbStatus | null;
}

const HEAD_METRIC = 'prometheus_tsdb_head_series';

/** What the server tells about itself. A server that tells nothing is no error. */
export async function collectServer(
  asked: AskSession,
  joined: InstantAsk,
  { windowSeconds }: { windowSeconds: number }
): Promise<ServerSeries> {
  const window = `${Math.max(1, Math.round(windowSeconds))}s`;
  const [head, growth, status] = await Promise.all([
    joined.instant(`max(${HEAD_METRIC})`),
    joined.instant(`max(deriv(${HEAD_METRIC}[${window}])) * 3600`),
    askStatus(asked),
  ]);
  // A server that was given old blocks has an empty head: it tells nothing about them.
  const series = status?.status.series || head.vector[0]?.value || null;
  const { serverBytesPerSeriesLow, serverBytesPerSeriesHigh } = CARDINALITY_LIMITS;
  return {
    series,
    seriesPerHour: finite(growth.vector[0]?.value),
    memoryBytes:
      series === null
        ? null
        : { low: series * serverBytesPerSeriesLow.value, high: series * serverBytesPerSeriesHigh.value },
    status: status?.status ?? null,
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Thanos, Mimir and proxies have no such page, or forbid it: that is "not told". */
async function askStatus(asked: AskSession): Promise<TsdbStatusAnswer | null> {
  try {
    return await asked.tsdbStatus(CARDINALITY_COLLECT_LIMITS.statusRows.value);
  } catch (error) {
    if (error instanceof PrometheusError && error.kind !== 'aborted' && error.kind !== 'unauthorized') {
      return null;
    }
    throw error;
  }
}
