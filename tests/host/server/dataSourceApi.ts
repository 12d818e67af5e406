import { toPublicDataSource, type DataSource } from './dataSourceStore';
import { requirePermission } from './permissions';
import { proxyThroughRoute } from './pluginProxy';
import {
  fetchPrometheusResource,
  runPrometheusQuery,
  type PrometheusQuery,
  type QueryResponse,
} from './prometheusBackend';
import { json, type ApiRequest, type ApiResponse, type Route } from './route';
import type { WorkbenchState } from './workbenchState';

const NOT_FOUND = json(404, { message: 'Data source not found' });

export function dataSourceRoutes(state: WorkbenchState): Route[] {
  const { dataSources, catalog, upstream } = state;
  const withDataSource =
    (handle: (dataSource: DataSource, request: ApiRequest) => ApiResponse | Promise<ApiResponse>) =>
    (request: ApiRequest) => {
      const dataSource = dataSources.find(request.groups[0]);
      return dataSource ? handle(dataSource, request) : NOT_FOUND;
    };

  return [
    ['GET', /^\/api\/datasources$/, () => json(200, dataSources.all().map(toPublicDataSource))],
    [
      'POST',
      /^\/api\/datasources$/,
      requirePermission('datasources:create', ({ body }) => {
        const settings = JSON.parse(body);
        if (dataSources.findByName(settings.name)) {
          return json(409, { message: 'data source with the same name already exists' });
        }
        const datasource = toPublicDataSource(dataSources.add(settings));
        return json(200, { id: datasource.id, name: datasource.name, message: 'Datasource added', datasource });
      }),
    ],
    [
      'GET',
      /^\/api\/datasources\/name\/([^/]+)$/,
      ({ groups: [name] }) => {
        const dataSource = dataSources.findByName(name);
        return dataSource ? json(200, toPublicDataSource(dataSource)) : NOT_FOUND;
      },
    ],
    [
      'GET',
      /^\/api\/datasources\/uid\/([^/]+)$/,
      withDataSource((dataSource) => json(200, toPublicDataSource(dataSource))),
    ],
    [
      'PUT',
      /^\/api\/datasources\/uid\/([^/]+)$/,
      withDataSource((dataSource, { body }) => {
        if (dataSource.readOnly) {
          return json(403, { message: 'Cannot update read-only data source' });
        }
        const datasource = toPublicDataSource(dataSources.update(dataSource, JSON.parse(body)));
        return json(200, { id: datasource.id, name: datasource.name, message: 'Datasource updated', datasource });
      }),
    ],
    [
      'DELETE',
      /^\/api\/datasources\/uid\/([^/]+)$/,
      ({ groups: [uid] }) => (dataSources.remove(uid) ? json(200, { message: 'Data source deleted' }) : NOT_FOUND),
    ],
    [
      'GET',
      /^\/api\/datasources\/uid\/([^/]+)\/health$/,
      withDataSource(({ type }) =>
        type === 'prometheus'
          ? json(200, { status: 'OK', message: 'Successfully queried the Prometheus API.' })
          : json(404, { message: 'Plugin not found' })
      ),
    ],
    [
      '*',
      /^\/api\/datasources\/uid\/([^/]+)\/resources\/(.*)$/,
      withDataSource(({ type, url }, { groups: [, path], parameters, body }) => {
        if (type !== 'prometheus') {
          return json(404, { message: 'Plugin not found' });
        }
        const inBody = new URLSearchParams(body);
        return fetchPrometheusResource(upstream, url, path, body ? inBody : parameters);
      }),
    ],
    [
      '*',
      /^\/api\/datasources\/proxy\/uid\/([^/]+)\/(.*)$/,
      withDataSource((dataSource, { groups: [, path], ...request }) =>
        proxyThroughRoute(catalog.get(dataSource.type)?.json.routes ?? [], dataSource, { ...request, path })
      ),
    ],
    ['POST', /^\/api\/ds\/query$/, ({ body }) => runQueries(state, JSON.parse(body))],
  ];
}

interface QueryRequest {
  from: string;
  to: string;
  queries: Array<PrometheusQuery & { datasource: { uid: string } }>;
}

/** One answer per query; when one failed the status of the whole is 400 and the other answers are still there. */
async function runQueries({ dataSources, upstream }: WorkbenchState, request: QueryRequest): Promise<ApiResponse> {
  const range = { fromMilliseconds: Number(request.from), toMilliseconds: Number(request.to) };
  const results: Record<string, QueryResponse> = {};
  await Promise.all(
    request.queries.map(async (query) => {
      const dataSource = dataSources.find(query.datasource?.uid);
      if (!dataSource || dataSource.type !== 'prometheus') {
        results[query.refId] = { status: 404, error: 'data source not found' };
        return;
      }
      const timeInterval = dataSource.jsonData.timeInterval as string | undefined;
      results[query.refId] = await runPrometheusQuery(upstream, { url: dataSource.url, timeInterval }, query, range);
    })
  );
  const failed = Object.values(results).some(({ error }) => error !== undefined);
  return json(failed ? 400 : 200, { results });
}
