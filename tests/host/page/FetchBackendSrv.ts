import { AppEvents } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';
import { appEvents } from './appEvents';

/** @grafana/runtime's BackendSrv on the browser's fetch: one live request per `requestId`, aborted when unsubscribed. */
export class FetchBackendSrv implements BackendSrv {
  private readonly inFlight = new Map<string, () => void>();

  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  chunked(): never {
    throw new Error('The workbench has no chunked responses.');
  }

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      const { requestId } = options;
      const cancel = () => {
        subscriber.error({
          status: -1,
          statusText: 'Request was aborted',
          data: null,
          cancelled: true,
          config: options,
        });
        controller.abort();
      };
      if (requestId) {
        this.inFlight.get(requestId)?.();
        this.inFlight.set(requestId, cancel);
      }
      options.abortSignal?.addEventListener('abort', cancel);
      send<T>(options, controller.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: FetchError) => {
          if (!subscriber.closed) {
            showError(error, options);
            subscriber.error(error);
          }
        }
      );
      return () => {
        controller.abort();
        options.abortSignal?.removeEventListener('abort', cancel);
        if (requestId && this.inFlight.get(requestId) === cancel) {
          this.inFlight.delete(requestId);
        }
      };
    });
  }
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { data, headers = {}, params, responseType } = options;
  const url = withParameters(options.url, params);
  const isPlainBody = data === undefined || typeof data === 'string' || data instanceof URLSearchParams;
  let response: Response;
  try {
    response = await fetch(url, {
      method: options.method ?? 'GET',
      headers: {
        Accept: 'application/json, text/plain, */*',
        ...(isPlainBody ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: isPlainBody ? data : JSON.stringify(data),
      credentials: options.credentials,
      signal,
    });
  } catch (error) {
    const failure: FetchError = { status: 0, statusText: (error as Error).message, data: {}, config: options };
    throw { ...failure, cancelled: signal.aborted, message: failure.statusText };
  }
  const body = await parseBody(response, responseType);
  const { ok, status, statusText, redirected, type } = response;
  if (!ok) {
    const failure: FetchError = { status, statusText, data: toErrorData(body, statusText), config: options };
    throw failure;
  }
  return { data: body as T, status, statusText, ok, redirected, type, url, headers: response.headers, config: options };
}

async function parseBody(response: Response, responseType: BackendSrvRequest['responseType']): Promise<unknown> {
  if (responseType === 'arraybuffer' || responseType === 'blob') {
    return responseType === 'blob' ? response.blob() : response.arrayBuffer();
  }
  const text = await response.text();
  if (responseType === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toErrorData(body: unknown, statusText: string): unknown {
  if (typeof body === 'string') {
    return { message: body || statusText, error: statusText, response: body };
  }
  return body;
}

function withParameters(url: string, params: BackendSrvRequest['params']): string {
  const absolute = new URL(url, `${window.location.origin}/`);
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== null) {
        absolute.searchParams.append(name, String(single));
      }
    }
  }
  return absolute.toString();
}

function showError(error: FetchError, { showErrorAlert = true }: BackendSrvRequest): void {
  if (showErrorAlert && !error.cancelled) {
    appEvents.emit(AppEvents.alertError, [error.data?.message ?? error.statusText]);
  }
}
