import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom, timeout, TimeoutError } from 'rxjs';
import { GRAFANA_PROVENANCE_MISMATCH } from '../../contract/grafanaNames';
import { APP_LIMITS } from '../appLimits';

/**
 * `refused`: no permission. `missing`: not there, or not for this user. `conflict`: something of that name or uid is
 * there. `provisioned`: a file or another program wrote it, and only that may change it. `invalid`: Grafana does not take
 * it. `failed`: Grafana's own fault. `unanswered`: nobody knows what happened.
 */
export type FailureKind = 'refused' | 'missing' | 'conflict' | 'provisioned' | 'invalid' | 'failed' | 'unanswered';

export class GrafanaError extends Error {
  constructor(
    readonly kind: FailureKind,
    /** What Grafana says, cut; empty where it says nothing. */
    readonly answer: string
  ) {
    super(answer);
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  data?: unknown;
  headers?: Record<string, string>;
}

/** One request to Grafana's HTTP API. Failures are errors with a kind; nothing pops up. */
export async function callGrafana<T>(url: string, { method = 'GET', data, headers }: Call = {}): Promise<T> {
  const request = { url, method, data, headers, showErrorAlert: false, showSuccessAlert: false };
  try {
    const answer = getBackendSrv().fetch<T>(request);
    return (await lastValueFrom(answer.pipe(timeout(APP_LIMITS.requestSeconds.value * 1000)))).data;
  } catch (error) {
    throw toGrafanaError(error);
  }
}

const KINDS: Record<number, FailureKind> = {
  400: 'invalid',
  401: 'refused',
  403: 'refused',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  422: 'invalid',
  408: 'unanswered',
  502: 'unanswered',
  503: 'failed',
  504: 'unanswered',
};

function toGrafanaError(error: unknown): GrafanaError {
  if (error instanceof TimeoutError || !isFetchError(error)) {
    return new GrafanaError('unanswered', error instanceof TimeoutError ? '' : String((error as Error)?.message ?? ''));
  }
  const { status, statusText, data } = error;
  const said = data?.message ?? data?.error ?? statusText;
  const answer = typeof said === 'string' ? said.slice(0, APP_LIMITS.answerCharacters.value) : '';
  const { messageId, messages } = GRAFANA_PROVENANCE_MISMATCH;
  if (data?.messageId === messageId || messages.some((message) => message.test(answer))) {
    return new GrafanaError('provisioned', answer);
  }
  return new GrafanaError(
    KINDS[status] ?? (status > 0 && status < 500 ? 'invalid' : status > 0 ? 'failed' : 'unanswered'),
    answer
  );
}

/** The failure as an error of Grafana, whatever was thrown. */
export const asGrafanaError = (error: unknown) =>
  error instanceof GrafanaError ? error : new GrafanaError('failed', error instanceof Error ? error.message : '');
