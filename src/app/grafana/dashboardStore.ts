import { GRAFANA_API } from '../../contract/grafanaNames';
import { APP_ID } from '../../contract/ids';
import { INCLUDED_DASHBOARDS, type IncludedDashboard } from '../../contract/includedDashboards';
import { callGrafana, GrafanaError } from './callGrafana';

/**
 * Those of the app's dashboards that this Grafana does not have. Grafana imports them when somebody switches the app on,
 * and not again: neither after one was deleted, nor where the import failed.
 */
export async function listMissingDashboards(): Promise<IncludedDashboard[]> {
  const found = await Promise.all(INCLUDED_DASHBOARDS.map(isThere));
  return INCLUDED_DASHBOARDS.filter((_, index) => !found[index]);
}

/** Imports them from the files of the app, as the tab "Dashboards" of the plugin's page does. Nothing is overwritten. */
export async function importDashboards(dashboards: readonly IncludedDashboard[]): Promise<void> {
  for (const { path } of dashboards) {
    await callGrafana(GRAFANA_API.importDashboard, {
      method: 'POST',
      data: { pluginId: APP_ID, path, overwrite: false, inputs: [], folderUid: '' },
    });
  }
}

async function isThere({ uid }: IncludedDashboard): Promise<boolean> {
  try {
    await callGrafana(GRAFANA_API.dashboard(uid));
    return true;
  } catch (error) {
    if (error instanceof GrafanaError && error.kind === 'missing') {
      return false;
    }
    // It is there, for others.
    if (error instanceof GrafanaError && error.kind === 'refused') {
      return true;
    }
    throw error;
  }
}
