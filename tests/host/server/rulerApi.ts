import { requirePermission } from './permissions';
import { json, type ApiResponse, type Route } from './route';
import type { WorkbenchState } from './workbenchState';

interface RulerGroup {
  name: string;
  interval: string;
  rules: Array<{ record?: unknown; expr?: unknown }>;
}

const MISSING = json(404, { message: 'group does not exist' });

/**
 * Rules that a data source keeps itself, as Grafana's proxy to the ruler of Mimir answers. Other kinds of stores have no
 * such address. Source: pkg/services/ngalert/api/lotex_ruler.go and authorization.go; Grafana Mimir, "HTTP API", ruler.
 */
export function rulerRoutes(state: WorkbenchState): Route[] {
  const groups = new Map<string, RulerGroup>();
  const toKey = (...names: string[]) => JSON.stringify(names);
  const ofMimir =
    (handle: (request: Parameters<Route[2]>[0]) => ApiResponse): Route[2] =>
    (request) => {
      const source = state.dataSources.all().find(({ uid }) => uid === request.groups[0]);
      const isRuler = source?.jsonData.prometheusType === 'Mimir' && request.parameters.get('subtype') === 'mimir';
      return isRuler ? handle(request) : json(404, { message: '404 page not found' });
    };
  const write = (handle: Route[2]) =>
    requirePermission('alert.rules.external:write', handle as Parameters<typeof requirePermission>[1]);
  const group = /^\/api\/ruler\/([^/]+)\/api\/v1\/rules\/([^/]+)\/([^/]+)$/;
  return [
    [
      'GET',
      group,
      ofMimir(({ groups: names }) => (groups.has(toKey(...names)) ? json(200, groups.get(toKey(...names))) : MISSING)),
    ],
    [
      'POST',
      /^\/api\/ruler\/([^/]+)\/api\/v1\/rules\/([^/]+)$/,
      write(
        ofMimir(({ groups: [uid, namespace], body }) => {
          const given: RulerGroup = JSON.parse(body);
          const isWhole =
            given.name &&
            given.rules.every(({ record, expr }) => typeof record === 'string' && typeof expr === 'string');
          if (!isWhole) {
            return json(400, { message: 'invalid rules config: each rule needs record and expr' });
          }
          groups.set(toKey(uid, namespace, given.name), given);
          return json(202, { message: 'rule group updated successfully' });
        })
      ),
    ],
    [
      'DELETE',
      group,
      write(
        ofMimir(({ groups: names }) =>
          groups.delete(toKey(...names)) ? json(202, { message: 'rule group deleted' }) : MISSING
        )
      ),
    ],
  ];
}
