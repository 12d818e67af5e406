import { DEFAULT_RANGE_EDGE, type RangeEdge } from '../../engine';
import type { InstantAsk } from '../ask/joinedAsk';
import { PrometheusError } from '../ask/prometheusError';

/**
 * Three moments of a minute lie in [0, 120] and two in (0, 120]. No series is read, and the moment stands in the text:
 * data sources and proxies between us and the server may move the one that is asked for.
 */
export const RANGE_EDGE_QUERY = 'count_over_time(vector(1)[2m:1m] @ 120)';

const EDGES: Readonly<Record<number, RangeEdge>> = { 3: 'closed', 2: 'left-open' };

/**
 * Which edge of a range the server includes, in one question. Not from its build info: a data source of Grafana, Thanos
 * and Mimir tell that of another program, or of none.
 *
 * A server that refuses the question is older than `@` (Prometheus 2.33), and includes both. An answer that is neither
 * gives DEFAULT_RANGE_EDGE. Other errors reject.
 */
export async function findRangeEdge(asked: InstantAsk): Promise<RangeEdge> {
  try {
    const { vector } = await asked.instant(RANGE_EDGE_QUERY);
    return EDGES[vector[0]?.value] ?? DEFAULT_RANGE_EDGE;
  } catch (error) {
    if (error instanceof PrometheusError && error.kind === 'bad-query') {
      return 'closed';
    }
    throw error;
  }
}
