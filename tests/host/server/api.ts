import type { WorkbenchState } from './workbenchState';
import { alertingRoutes } from './alertingApi';
import { annotationRoutes } from './annotationsApi';
import { dataSourceRoutes } from './dataSourceApi';
import { buildFrontendSettings } from './frontendSettings';
import { pluginRoutes } from './pluginApi';
import { rulerRoutes } from './rulerApi';
import { json, type Route } from './route';

/** The endpoints of Grafana's HTTP API that a plugin without a backend uses. Everything else answers 501 and is reported. */
export function buildApi(state: WorkbenchState): Route[] {
  return [
    ['GET', /^\/api\/frontend\/settings$/, () => json(200, buildFrontendSettings(state))],
    ['GET', /^\/api\/health$/, () => json(200, { database: 'ok', version: state.host.grafanaVersion })],
    ['GET', /^\/api\/login\/ping$/, () => json(200, { message: 'Logged in' })],
    ['POST', /^\/login$/, () => json(200, { message: 'Logged in' })],
    ['GET', /^\/api\/org$/, () => json(200, { id: 1, name: 'Main Org.' })],
    ['GET', /^\/api\/user\/preferences$/, () => json(200, { theme: '', timezone: 'utc' })],
    ['GET', /^\/api\/user$/, () => json(200, { id: 1, login: 'admin', orgId: 1, isGrafanaAdmin: true })],
    [
      'GET',
      /^\/api\/search$/,
      () =>
        json(
          200,
          state.dashboards.map(({ uid, title }) => ({ uid, title, type: 'dash-db', url: `/d/${uid}` }))
        ),
    ],
    [
      'GET',
      /^\/api\/dashboards\/uid\/([^/]+)$/,
      ({ groups: [uid] }) => {
        const dashboard = state.dashboards.find((candidate) => candidate.uid === uid);
        return dashboard
          ? json(200, { dashboard, meta: { provisioned: true, canEdit: false, url: `/d/${uid}` } })
          : json(404, { message: 'Dashboard not found' });
      },
    ],
    [
      'POST',
      /^\/api\/dashboards\/db$/,
      ({ body }) => {
        const { dashboard } = JSON.parse(body);
        state.dashboards = [...state.dashboards.filter(({ uid }) => uid !== dashboard.uid), dashboard];
        return json(200, { status: 'success', uid: dashboard.uid, url: `/d/${dashboard.uid}` });
      },
    ],
    [
      'DELETE',
      /^\/api\/dashboards\/uid\/([^/]+)$/,
      ({ groups: [uid] }) => {
        state.dashboards = state.dashboards.filter((candidate) => candidate.uid !== uid);
        return json(200, { message: 'Dashboard deleted' });
      },
    ],
    ...pluginRoutes(state),
    ...dataSourceRoutes(state),
    ...alertingRoutes(state.ruleGroups),
    ...rulerRoutes(state),
    ...annotationRoutes(),
  ];
}
