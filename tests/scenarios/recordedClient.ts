import { fetchPrometheusClient } from '../../src/collect/ask/http/fetchPrometheusClient';
import type { PrometheusClient } from '../../src/collect/ask/prometheusClient';

/** A client of a real Prometheus, as the command line makes one. */
export function connect(url: string): PrometheusClient {
  return fetchPrometheusClient({ baseUrl: url, fetch, timeoutSeconds: 60, now: () => performance.now() });
}

export const WINDOW_SECONDS = 42 * 3600;
