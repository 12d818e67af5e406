import type { LabelMatcher } from '../../sources/labelMatcher';

/** A label that tells a failed request, and what its values are then (a regular expression, anchored as in PromQL). */
export interface ErrorLabel {
  label: string;
  failed: string;
}

/** A counter of requests. */
export interface RequestMetric {
  name: string;
  /** The first of these that the series have tells errors; none of them there: nothing does. */
  errors: readonly ErrorLabel[];
  /** What else selects the series that count. */
  where: readonly LabelMatcher[];
}

/** A counter of failures of their own: exceptions, lines of the error log. */
export type ErrorMetric = Pick<RequestMetric, 'name' | 'where'>;

const SERVER_ERROR = '5..|5xx|5XX';
const STATUS: readonly ErrorLabel[] = [
  { label: 'code', failed: SERVER_ERROR },
  { label: 'status', failed: SERVER_ERROR },
  { label: 'status_code', failed: SERVER_ERROR },
  { label: 'http_status', failed: SERVER_ERROR },
  { label: 'http_response_status_code', failed: SERVER_ERROR },
  { label: 'http_status_code', failed: SERVER_ERROR },
];
/** Codes of a server that failed, not of a caller that asked for the wrong thing. Source: grpc/grpc doc/statuscodes.md. */
const GRPC: readonly ErrorLabel[] = [
  {
    label: 'grpc_code',
    failed: 'Unknown|DeadlineExceeded|ResourceExhausted|Unimplemented|Internal|Unavailable|DataLoss',
  },
];

const http = (name: string, errors: readonly ErrorLabel[] = STATUS): RequestMetric => ({ name, errors, where: [] });

/**
 * Counters of requests that the usual libraries export, in order of preference: the first that a container has is taken,
 * because several of them count the same requests.
 *
 * Sources: Micrometer `http.server.requests`; client_golang promhttp; OpenTelemetry semantic conventions, HTTP metrics
 * (current and before 1.20); go-grpc-prometheus; prom-client and prometheus_client examples; Istio standard metrics;
 * ingress-nginx. The ingress counts what passes its own pods.
 */
export const REQUEST_METRICS: readonly RequestMetric[] = [
  http('http_server_requests_seconds_count', [{ label: 'outcome', failed: 'SERVER_ERROR' }, ...STATUS]),
  http('http_server_request_duration_seconds_count'),
  http('http_server_duration_milliseconds_count'),
  http('http_requests_total'),
  http('http_request_duration_seconds_count'),
  http('http_server_requests_total'),
  http('requests_total'),
  http('request_latency_seconds_count'),
  { name: 'grpc_server_handled_total', errors: GRPC, where: [] },
  {
    name: 'istio_requests_total',
    errors: [{ label: 'response_code', failed: SERVER_ERROR }],
    where: [{ label: 'reporter', op: '=', value: 'destination' }],
  },
  http('nginx_ingress_controller_requests'),
];

const LOG_ERROR: readonly LabelMatcher[] = [{ label: 'level', op: '=', value: 'error' }];

/** Counters of failures, in order of preference. The first that counted anything is taken. */
export const ERROR_METRICS: readonly ErrorMetric[] = [
  { name: 'rails_exceptions_total', where: [] },
  { name: 'exceptions_total', where: [] },
  { name: 'flask_exporter_exceptions_total', where: [] },
  { name: 'django_http_exceptions_total_by_type_total', where: [] },
  { name: 'errors_total', where: [] },
  { name: 'logback_events_total', where: LOG_ERROR },
  { name: 'log4j2_events_total', where: LOG_ERROR },
];

/** All labels that may tell a failed request. */
export const ERROR_LABELS: readonly string[] = [
  ...new Set(REQUEST_METRICS.flatMap(({ errors }) => errors.map(({ label }) => label))),
];
