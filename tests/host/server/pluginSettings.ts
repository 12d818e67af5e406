import { join } from 'node:path';
import type { CatalogEntry } from './pluginCatalog';
import { readDashboard, type AppSettings, type ProvisionedDashboard } from './readProvisioning';
import type { WorkbenchState } from './workbenchState';

type Apps = Pick<WorkbenchState, 'appSettings' | 'catalog' | 'dashboards'>;

const OFF: AppSettings = { enabled: false, pinned: false, jsonData: {} };

/** Whether it is switched on: by a record, or, where there is none, by `autoEnabled`. Core plugins always are. */
export function isEnabled({ appSettings, catalog }: Apps, { app }: CatalogEntry): boolean {
  return app === null || (appSettings.get(app)?.enabled ?? catalog.get(app)?.json.autoEnabled === true);
}

export const readAppSettings = ({ appSettings }: Apps, id: string): AppSettings => appSettings.get(id) ?? OFF;

/**
 * Stores the record. Grafana imports the included dashboards when a record is made or switched on, and takes them away
 * when it is switched off; writing the same state once more does neither.
 * Source: grafana/grafana, pkg/services/pluginsintegration/pluginsettings/service/service.go, updatePluginSetting
 */
export function writeAppSettings(state: Apps, id: string, settings: AppSettings): void {
  const before = state.appSettings.get(id);
  state.appSettings.set(id, settings);
  if (before?.enabled !== settings.enabled) {
    syncDashboards(state, id);
  }
}

/** Source: pkg/services/plugindashboards/service/dashboard_updater.go, handlePluginStateChanged */
export function syncDashboards(state: Apps, id: string): void {
  const included = listIncludedDashboards(state, id);
  if (readAppSettings(state, id).enabled) {
    included.forEach(({ path }) => importDashboard(state, id, path, false));
  } else {
    const uids = included.map(({ dashboard }) => dashboard.uid);
    state.dashboards = state.dashboards.filter(({ uid }) => !uids.includes(uid));
  }
}

/** Null where the plugin has no such file; false where a dashboard of that uid is there and may not be overwritten. */
export function importDashboard(
  state: Apps,
  id: string,
  path: string,
  overwrite: boolean
): ProvisionedDashboard | false | null {
  const found = listIncludedDashboards(state, id).find((one) => one.path === path);
  if (!found) {
    return null;
  }
  const { dashboard } = found;
  if (!overwrite && state.dashboards.some(({ uid }) => uid === dashboard.uid)) {
    return false;
  }
  state.dashboards = [...state.dashboards.filter(({ uid }) => uid !== dashboard.uid), dashboard];
  return dashboard;
}

function listIncludedDashboards({ catalog }: Apps, id: string) {
  const entry = catalog.get(id);
  return (entry?.json.includes ?? [])
    .filter(({ type, path }) => type === 'dashboard' && path)
    .map(({ path }) => ({ path: path!, dashboard: readDashboard(join(entry!.folder!, path!)) }));
}
