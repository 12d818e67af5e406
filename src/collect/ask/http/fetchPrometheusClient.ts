import { say } from '../../../engine';
import { askRange } from './askRange';
import { isRecord, notPrometheus } from './parseApiAnswer';
import { prometheusApi, type Meter } from './prometheusApi';
import {
  MIMIR_LABEL_NAMES,
  MIMIR_LABEL_VALUES,
  mimirNamesParameters,
  mimirValuesParameters,
  readMimirCardinality,
} from './readMimirCardinality';
import { readStrings, readVector, tellHistograms } from './readResult';
import { readTsdbStatus } from './readTsdbStatus';
import { toSecondsText } from './toSecondsText';
import { DEFAULT_CAPS, type AnswerCaps } from '../limits';
import type { PrometheusClient, QueryCost } from '../prometheusClient';
import { isNotFound } from '../prometheusError';

export interface FetchClientOptions {
  /** Where the API is, without `/api/v1`, such as `https://example.org/prometheus`. */
  baseUrl: string;
  fetch: typeof fetch;
  /** Sent with each request. */
  headers?: Readonly<Record<string, string>>;
  timeoutSeconds: number;
  caps?: Partial<AnswerCaps>;
  /** Milliseconds, such as `Date.now`: only differences are used. */
  now: () => number;
}

/**
 * A PrometheusClient over the HTTP API. Every failure is a PrometheusError; an answer is complete, or says in a warning
 * what it lacks. Throws a TypeError at once for an address that is none.
 */
export function fetchPrometheusClient(options: FetchClientOptions): PrometheusClient {
  const caps: AnswerCaps = { ...DEFAULT_CAPS, ...options.caps };
  const api = prometheusApi(options, caps);
  const { address } = api;
  // Whole milliseconds: servers differ in whether they read fractions of a second.
  const timeout = `${Math.ceil(options.timeoutSeconds * 1000)}ms`;

  /** Runs one question with a meter of its own. */
  const measure = async <T>(question: (meter: Meter) => Promise<T>): Promise<T & { cost: QueryCost }> => {
    const meter: Meter = { requests: 0, bytes: 0, samples: 0 };
    const startedAt = options.now();
    const answer = await question(meter);
    return { ...answer, cost: { ...meter, milliseconds: options.now() - startedAt } };
  };

  return {
    instant: ({ expr, atSeconds, signal }) =>
      measure(async (meter) => {
        const parameters = { query: expr, time: toSecondsText(atSeconds * 1000), timeout };
        const { data, warnings } = await api.ask({ method: 'POST', path: 'query', parameters, meter, signal });
        const vector = readVector(data, caps, address);
        meter.samples = vector.length;
        return { vector, warnings: [...warnings, ...tellHistograms(data)] };
      }),

    range: (request) => measure((meter) => askRange(api, request, timeout, caps, meter)),

    labelValues: ({ label, match, startSeconds, endSeconds, signal }) =>
      measure(async (meter) => {
        const parameters = {
          'match[]': match,
          start: toSecondsText(startSeconds * 1000),
          end: toSecondsText(endSeconds * 1000),
          limit: String(caps.labelValues),
        };
        const path = `label/${encodeURIComponent(label)}/values`;
        const { data, warnings } = await api.ask({ method: 'GET', path, parameters, meter, signal });
        const values = readStrings(data, address);
        // Servers before Prometheus 2.54 do not know `limit`.
        const cut =
          values.length > caps.labelValues ? [say`Only the first ${caps.labelValues} values are listed.`] : [];
        return { values: values.slice(0, caps.labelValues), warnings: [...warnings, ...cut] };
      }),

    metadata: ({ metric, signal }) =>
      measure(async (meter) => {
        const parameters = { metric, limit: '1' };
        const { data, warnings } = await api.ask({ method: 'GET', path: 'metadata', parameters, meter, signal });
        if (!isRecord(data)) {
          throw notPrometheus(address, say`answers with something that is not metadata`);
        }
        const entries = Object.hasOwn(data, metric) ? data[metric] : undefined;
        const entry: unknown = Array.isArray(entries) ? entries[0] : undefined;
        return { type: readText(entry, 'type'), help: readText(entry, 'help'), warnings };
      }),

    tsdbStatus: ({ atSeconds, limit, signal }) =>
      measure(async (meter) => {
        // Prometheus reads `limit`, VictoriaMetrics the others.
        const date = new Date(atSeconds * 1000).toISOString().slice(0, 10);
        const parameters = { limit: String(limit), topN: String(limit), date };
        try {
          const { data, warnings } = await api.ask({ method: 'GET', path: 'status/tsdb', parameters, meter, signal });
          return { status: readTsdbStatus(data, limit, address), warnings };
        } catch (error) {
          if (!isNotFound(error)) {
            throw error;
          }
          const page = { method: 'GET', meter, signal, isBare: true } as const;
          const names = await api.ask({ ...page, path: MIMIR_LABEL_NAMES, parameters: mimirNamesParameters(limit) });
          const values = await api.ask({ ...page, path: MIMIR_LABEL_VALUES, parameters: mimirValuesParameters(limit) });
          return { status: readMimirCardinality(names.data, values.data, limit, address), warnings: [] };
        }
      }),
  };
}

function readText(entry: unknown, field: string): string | null {
  const text = isRecord(entry) ? entry[field] : undefined;
  return typeof text === 'string' && text !== '' ? text : null;
}
