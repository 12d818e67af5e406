import type { DataSource } from './dataSourceStore';
import type { PluginRoute } from './pluginCatalog';

const REQUEST_TIMEOUT_MILLISECONDS = 30_000;

export interface ProxyRequest {
  method: string;
  /** What follows /api/datasources/proxy/uid/<uid>/ */
  path: string;
  parameters: URLSearchParams;
  body: string;
  accept?: string;
}

/** Sends a request where the plugin's route says; secrets are filled in here and never reach the browser. */
export async function proxyThroughRoute(
  routes: PluginRoute[],
  dataSource: DataSource,
  request: ProxyRequest
): Promise<{ status: number; contentType: string; body: string }> {
  const route = routes.find(
    ({ path, method }) => (!method || method === '*' || method === request.method) && request.path.startsWith(path)
  );
  // Without a match Grafana proxies to the data source's own address, if it has one.
  const base = route ? expand(route.url, dataSource) : dataSource.url;
  if (!base) {
    return json(400, { message: 'The data source has no address for this request.' });
  }
  const rest = (route ? request.path.slice(route.path.length) : request.path).replace(/^\//, '');
  const target = new URL(`${base.replace(/\/$/, '')}/${rest}`);
  request.parameters.forEach((value, name) => target.searchParams.append(name, value));
  route?.urlParams?.forEach(({ name, content }) => target.searchParams.set(name, expand(content, dataSource)));
  const headers = Object.fromEntries(
    (route?.headers ?? []).map(({ name, content }) => [name, expand(content, dataSource)])
  );
  let response: Response;
  try {
    response = await fetch(target, {
      method: request.method,
      headers: { accept: request.accept ?? '*/*', 'user-agent': 'Grafana/workbench', ...headers },
      body: request.body || undefined,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLISECONDS),
    });
  } catch {
    return json(502, { message: 'Bad Gateway' });
  }
  if (response.status === 401) {
    return { status: 400, contentType: 'text/plain', body: 'Authentication to data source failed' };
  }
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream';
  return { status: response.status, contentType, body: await response.text() };
}

function expand(template: string, { jsonData, secureJsonData }: DataSource): string {
  return template.replace(/\{\{\s*\.(JsonData|SecureJsonData)\.(\w+)\s*\}\}/g, (_, source, name) =>
    String((source === 'JsonData' ? jsonData : secureJsonData)[name] ?? '')
  );
}

function json(status: number, value: unknown) {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
