import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { defer, from, Observable } from 'rxjs';
import plugin from '../plugin.json';

/** Settings of the data source as Grafana's server has them. */
interface Stored {
  jsonData: Record<string, unknown>;
  secureJsonData: Record<string, string>;
}

type Proxy = (
  routes: typeof plugin.routes,
  dataSource: Stored & { url: string },
  request: { method: string; path: string; parameters: URLSearchParams; body: string }
) => Promise<{ status: number; body: string }>;

/** Required, because the workbench is not among the sources that TypeScript compiles here. */
const { proxyThroughRoute } = jest.requireActual<{ proxyThroughRoute: Proxy }>(
  '../../../tests/host/server/pluginProxy'
);

const PREFIX = '/api/datasources/proxy/uid/leakscope/';

/** Grafana's HTTP client with its proxy behind it: the workbench's own, with the routes of the real plugin.json. */
export function installProxy(stored: Stored): BackendSrvRequest[] {
  const sent: BackendSrvRequest[] = [];
  const dataSource = { url: '', ...stored };
  const send = async (options: BackendSrvRequest): Promise<FetchResponse<string>> => {
    const { url, method = 'GET', params = {} } = options;
    const { status, body } = await proxyThroughRoute(plugin.routes, dataSource, {
      method,
      path: decodeURIComponent(url.slice(PREFIX.length)),
      parameters: new URLSearchParams(params),
      body: '',
    });
    if (status >= 400) {
      throw { status, statusText: String(status), data: { message: body }, config: options };
    }
    return { data: body, status } as FetchResponse<string>;
  };
  const fetchThrough = (options: BackendSrvRequest) => {
    sent.push(options);
    if (!options.url.startsWith(PREFIX)) {
      throw new Error(`${options.url} is not an address of the proxy.`);
    }
    return cancellable(
      defer(() => from(send(options))),
      options.abortSignal
    );
  };
  setBackendSrv({ fetch: fetchThrough } as unknown as BackendSrv);
  return sent;
}

/** As Grafana does: an aborted request is an error that says so. */
function cancellable<T>(answer: Observable<T>, signal: AbortSignal | undefined): Observable<T> {
  return new Observable((subscriber) => {
    signal?.addEventListener('abort', () =>
      subscriber.error({ status: -1, statusText: '', data: null, cancelled: true })
    );
    return answer.subscribe(subscriber);
  });
}
