import type { DataQueryError } from '@grafana/data';
import { isFetchError } from '@grafana/runtime';
import { quoteServer } from '../../collect/ask/http/quoteServer';
import { LIMITS } from '../../collect/ask/limits';
import { isAborted, PrometheusError, type PrometheusErrorKind } from '../../collect/ask/prometheusError';
import { STRINGS } from '../strings';

/** What is known of a failure, from wherever it came. */
interface Failure {
  status: number | null;
  text: string;
}

/**
 * What the text says, in the order in which it is asked. The status alone does not tell: Grafana's Prometheus plugin
 * answers 502 for every failed connection, its proxy turns a 401 into a 400, and servers put limits into 422, 400 or 503.
 */
const KIND_BY_TEXT: ReadonlyArray<[RegExp, PrometheusErrorKind]> = [
  [/authentication to data source failed/i, 'unauthorized'],
  [/data ?source (was )?not found|unknown data ?source/i, 'no-datasource'],
  [
    /maximum resolution|too many (samples|series|chunks|points|results)|exceed\w*[^.]*\blimit|(sample|series|chunk|query length|byte)s? limit|max(imum)? number of|response body is too large|cannot select more than/i,
    'too-much',
  ],
  [/deadline exceeded|client\.timeout|i\/o timeout|timed? ?out/i, 'timeout'],
  [
    /connection (refused|reset)|no such host|dial tcp|network is unreachable|no route to host|: EOF$|failed to fetch/i,
    'unreachable',
  ],
];

const KIND_BY_STATUS: Readonly<Record<number, PrometheusErrorKind>> = {
  400: 'bad-query',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  413: 'too-much',
  414: 'too-much',
  422: 'bad-query',
  429: 'rate-limited',
  502: 'unreachable',
  504: 'timeout',
};

/** Words of JSON readers (Go's, the browser's) about an answer that is not JSON, or that is cut. */
const NOT_JSON =
  /ReadObject|readObject|expect(ed)? [{[]|invalid character|unexpected (end|token|EOF)|no resultType|not valid JSON|<!doctype|<html/i;

/** Prometheus' own answer about an error: its type, then the text. */
const SAID_BY_PROMETHEUS = /^(bad_data|execution|timeout|canceled|internal|unavailable|not_found): /;

/** Turns what Grafana throws, or puts into a response, into an error of ours with one sentence for the user. */
export function toPrometheusError(error: unknown, datasourceName: string): PrometheusError {
  if (error instanceof PrometheusError) {
    return error;
  }
  if (isAborted(error) || isCancelled(error)) {
    return new PrometheusError('aborted', STRINGS.errors.aborted);
  }
  const failure = readFailure(error);
  const kind = toKind(failure);
  const sentence = STRINGS.errors.byKind[kind](datasourceName, quote(failure.text));
  return new PrometheusError(kind, sentence, failure.status);
}

function toKind({ status, text }: Failure): PrometheusErrorKind {
  const notJson = NOT_JSON.test(text) && !SAID_BY_PROMETHEUS.test(text);
  if (notJson && (status === null || status < 400 || status === 400)) {
    return 'not-prometheus';
  }
  const byText = KIND_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
  // A refusal stays a refusal, whatever page comes with it.
  const refused = status === 401 || status === 403 || status === 429;
  if (byText && !refused) {
    return byText;
  }
  if (status !== null && status >= 400) {
    return KIND_BY_STATUS[status] ?? (status >= 500 ? 'server' : 'not-prometheus');
  }
  return /^(bad_data|execution): |parse error/.test(text) ? 'bad-query' : 'server';
}

function isCancelled(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'cancelled' in error && error.cancelled === true;
}

function readFailure(error: unknown): Failure {
  if (typeof error === 'string') {
    return { status: null, text: error };
  }
  if (typeof error !== 'object' || error === null) {
    return { status: null, text: '' };
  }
  const { data, message, status, statusText }: DataQueryError = isFetchError(error) ? error : error;
  const body = typeof data === 'string' ? data : (data?.message ?? data?.error);
  return {
    status: typeof status === 'number' && status > 0 ? status : null,
    text: [body, message, statusText].find((text) => typeof text === 'string' && text !== '') ?? '',
  };
}

/** A server's own sentence. A page of HTML says nothing to a reader. */
function quote(text: string): string {
  return quoteServer(text, LIMITS.serverTextLength.value);
}
