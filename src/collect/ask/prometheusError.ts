/** Why a question has no answer. Never the same thing as an empty answer. */
export type PrometheusErrorKind =
  /** No connection: wrong address, server down, refused. */
  | 'unreachable'
  /** The server or the proxy gave up, or our own time limit passed. */
  | 'timeout'
  /** 401, or a proxy that says so. */
  | 'unauthorized'
  /** 403. */
  | 'forbidden'
  /** 404: the address is not a Prometheus API. */
  | 'not-found'
  /** 400, or 422 with a parse or execution error. */
  | 'bad-query'
  /** The answer would be larger than the server or we allow. */
  | 'too-much'
  /** 429. */
  | 'rate-limited'
  /** 5xx. */
  | 'server'
  /** Something that is not the Prometheus API: HTML, broken or cut JSON, missing fields. */
  | 'not-prometheus'
  /** The linked Grafana data source does not exist any more, or is of another type. */
  | 'no-datasource'
  /** The caller cancelled. Never shown. */
  | 'aborted';

/** An error with one sentence for the user that says what to change. */
export class PrometheusError extends Error {
  readonly name = 'PrometheusError';

  constructor(
    readonly kind: PrometheusErrorKind,
    message: string,
    /** HTTP status where there was one. */
    readonly status: number | null = null
  ) {
    super(message);
  }
}

export function isAborted(error: unknown): boolean {
  return error instanceof PrometheusError
    ? error.kind === 'aborted'
    : error instanceof Error && error.name === 'AbortError';
}

/** The server has no such page. */
export function isNotFound(error: unknown): boolean {
  return error instanceof PrometheusError && error.kind === 'not-found';
}

/** Nobody answered in time. */
export function isTimeout(error: unknown): boolean {
  return error instanceof PrometheusError && error.kind === 'timeout';
}
