import { toFrames, type PrometheusResult } from './prometheusFrames';
import type { Upstream } from './upstream';

/** The part of a Prometheus query that /api/ds/query carries. */
export interface PrometheusQuery {
  refId: string;
  expr: string;
  range?: boolean;
  instant?: boolean;
  interval?: string;
  intervalMs?: number;
  maxDataPoints?: number;
  legendFormat?: string;
}

export interface QueryResponse {
  status: number;
  frames?: unknown[];
  error?: string;
  errorSource?: 'downstream';
}

const DEFAULT_INTERVAL_MILLISECONDS = 15_000;
/** Prometheus refuses more than 11,000 points a series; Grafana widens the step before that. */
const MAX_POINTS = 11_000;
const REQUEST_TIMEOUT_MILLISECONDS = 30_000;
const UNIT_MILLISECONDS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };
/** Words of the JSON reader in Grafana's backend for an answer that is JSON, and no answer of Prometheus. */
const NO_OBJECT = 'ReadObject: expect { or , or } or n, but found [, error found in #1 byte of ...';
/** What Grafana's Prometheus backend asks by GET; all else goes by POST. */
const GET_ONLY = /^api\/v1\/(label\/[^/]+\/values|metadata|status\/.*|rules|alerts|targets.*)$/;

export async function runPrometheusQuery(
  upstream: Upstream,
  dataSource: { url: string; timeInterval?: string },
  query: PrometheusQuery,
  range: { fromMilliseconds: number; toMilliseconds: number }
): Promise<QueryResponse> {
  const scrapeMilliseconds = toMilliseconds(dataSource.timeInterval) ?? DEFAULT_INTERVAL_MILLISECONDS;
  const stepMilliseconds = toStep(query, range, scrapeMilliseconds);
  const expr = expandIntervals(query.expr, stepMilliseconds, range, scrapeMilliseconds);
  const frames: unknown[] = [];
  for (const kind of kindsOf(query)) {
    const from = Math.floor(range.fromMilliseconds / stepMilliseconds) * stepMilliseconds;
    const to = Math.floor(range.toMilliseconds / stepMilliseconds) * stepMilliseconds;
    const parameters: Record<string, string> =
      kind === 'range'
        ? { start: String(from / 1000), end: String(to / 1000), step: String(stepMilliseconds / 1000) }
        : { time: String(range.toMilliseconds / 1000) };
    const answer = await ask(upstream, dataSource.url, kind === 'range' ? 'query_range' : 'query', {
      query: expr,
      ...parameters,
    });
    if ('error' in answer) {
      return { ...answer, frames: [], errorSource: 'downstream' };
    }
    const executedQueryString = `Expr: ${expr}\nStep: ${stepMilliseconds / 1000}s`;
    try {
      frames.push(...withWarnings(toFrames(answer.data, { ...query, executedQueryString, stepMilliseconds }), answer));
    } catch {
      return { error: NO_OBJECT, status: 200, frames: [], errorSource: 'downstream' };
    }
  }
  return { status: 200, frames };
}

/** Passes a resource request through, as Grafana's backend does: the answer of Prometheus as it is. */
export async function fetchPrometheusResource(
  upstream: Upstream,
  url: string,
  path: string,
  parameters: URLSearchParams
): Promise<{ status: number; contentType: string; body: string }> {
  const base = await upstream.addressFor(url);
  const byGet = GET_ONLY.test(path);
  try {
    const send = (get: boolean) =>
      get
        ? fetch(`${base}/${path}?${parameters}`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS) })
        : fetch(`${base}/${path}`, {
            method: 'POST',
            body: parameters,
            signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS),
          });
    let response = await send(byGet);
    if (!byGet && (response.status === 405 || response.status === 400)) {
      response = await send(true);
    }
    const contentType = response.headers.get('content-type') ?? 'application/json';
    return { status: response.status, contentType, body: await response.text() };
  } catch {
    const body = {
      message: 'An error occurred within the plugin',
      messageId: 'plugin.downstreamError',
      statusCode: 502,
    };
    return { status: 502, contentType: 'application/json', body: JSON.stringify(body) };
  }
}

async function ask(
  upstream: Upstream,
  url: string,
  endpoint: string,
  parameters: Record<string, string>
): Promise<{ data: PrometheusResult; warnings: string[] } | { error: string; status: number }> {
  const address = `${await upstream.addressFor(url)}/api/v1/${endpoint}`;
  let status: number;
  let text: string;
  const body = new URLSearchParams(parameters);
  const known = upstream.memory?.find(address, body);
  try {
    if (known !== undefined) {
      [status, text] = [200, known];
    } else {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS);
      const response = await fetch(address, { method: 'POST', body, signal });
      status = response.status;
      text = await response.text();
      if (status === 200) {
        upstream.memory?.keep(address, body, text);
      }
    }
  } catch (error) {
    const cause = (error as Error & { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
    const reason = cause === 'ECONNREFUSED' ? 'connect: connection refused' : cause;
    return { error: `Post "${url}/api/v1/${endpoint}": dial tcp: ${reason}`, status: 502 };
  }
  // Prometheus explains these in JSON; any other refusal is shown as it came.
  if (status >= 300 && ![400, 422, 503].includes(status)) {
    return { error: `unexpected response with status code ${status}: ${text}`, status };
  }
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    // The words of the JSON reader in Grafana's backend; the status is that of the answer.
    const isCut = text.trimStart().startsWith('{');
    const found = `ReadObject: expect { or , or } or n, but found ${text[0]}, error found in #1 byte of ...|${text.slice(0, 10)}|...`;
    return { error: isCut ? 'unexpected EOF' : found, status };
  }
  if (typeof answer?.status !== 'string' || (answer.status === 'success' && !answer.data?.resultType)) {
    return { error: answer?.status === 'success' ? 'no resultType found' : NO_OBJECT, status };
  }
  return answer.status === 'success'
    ? { data: answer.data, warnings: Array.isArray(answer.warnings) ? answer.warnings : [] }
    : { error: `${answer.errorType}: ${answer.error}`, status: status >= 400 ? status : 500 };
}

/** Warnings of the server stand at the first frame, as Grafana's backend puts them. */
function withWarnings(frames: ReturnType<typeof toFrames>, { warnings }: { warnings: string[] }): unknown[] {
  const notices = warnings.map((text) => ({ severity: 'warning', text }));
  return frames.map((frame, index) =>
    index > 0 || notices.length === 0
      ? frame
      : { ...frame, schema: { ...frame.schema, meta: { ...frame.schema.meta, notices } } }
  );
}

function kindsOf(query: PrometheusQuery): Array<'range' | 'instant'> {
  const kinds: Array<'range' | 'instant'> = [];
  if (query.range || !query.instant) {
    kinds.push('range');
  }
  if (query.instant) {
    kinds.push('instant');
  }
  return kinds;
}

function toStep(
  query: PrometheusQuery,
  range: { fromMilliseconds: number; toMilliseconds: number },
  scrapeMilliseconds: number
): number {
  const wanted = Math.max(query.intervalMs ?? 0, toMilliseconds(query.interval) ?? scrapeMilliseconds);
  const smallest = (range.toMilliseconds - range.fromMilliseconds) / MAX_POINTS;
  // Prometheus takes whole seconds best, and Grafana aligns the range to the step.
  return Math.max(1000, Math.ceil(Math.max(wanted, smallest) / 1000) * 1000);
}

function expandIntervals(
  expr: string,
  stepMilliseconds: number,
  range: { fromMilliseconds: number; toMilliseconds: number },
  scrapeMilliseconds: number
): string {
  const rangeSeconds = Math.round((range.toMilliseconds - range.fromMilliseconds) / 1000);
  const rateSeconds = Math.max(stepMilliseconds + scrapeMilliseconds, 4 * scrapeMilliseconds) / 1000;
  const values: Record<string, string> = {
    __interval_ms: String(stepMilliseconds),
    __interval: `${stepMilliseconds / 1000}s`,
    __rate_interval: `${rateSeconds}s`,
    __range_ms: String(rangeSeconds * 1000),
    __range_s: String(rangeSeconds),
    __range: `${rangeSeconds}s`,
  };
  return expr.replace(/\$\{?(__[a-z_]+)\}?/g, (match, name) => values[name] ?? match);
}

function toMilliseconds(duration?: string): number | undefined {
  const match = /^(\d+)(ms|s|m|h|d|w)$/.exec(duration ?? '');
  return match ? Number(match[1]) * UNIT_MILLISECONDS[match[2]] : undefined;
}
