import { pluginMeta } from './pluginCatalog';
import { importDashboard, isEnabled, readAppSettings, writeAppSettings } from './pluginSettings';
import { requirePermission } from './permissions';
import { json, type Route } from './route';
import type { WorkbenchState } from './workbenchState';

const NO_PLUGIN = json(404, { message: 'Plugin not found, no installed plugin with that id' });

/** Settings of plugins, and the import of the dashboards that they include. */
export function pluginRoutes(state: WorkbenchState): Route[] {
  return [
    [
      'GET',
      /^\/api\/plugins\/([^/]+)\/settings$/,
      ({ groups: [id] }) => {
        const entry = state.catalog.get(id);
        const { pinned, jsonData } = readAppSettings(state, id);
        const isOn = entry !== undefined && isEnabled(state, entry);
        return entry
          ? json(200, { ...pluginMeta(entry), enabled: isOn, pinned, jsonData, secureJsonFields: {} })
          : NO_PLUGIN;
      },
    ],
    [
      'POST',
      /^\/api\/plugins\/([^/]+)\/settings$/,
      requirePermission('plugins:write', ({ groups: [id], body }) => {
        const entry = state.catalog.get(id);
        if (!entry) {
          return NO_PLUGIN;
        }
        const { enabled = false, pinned = false, jsonData = {} } = JSON.parse(body);
        if (entry.json.autoEnabled && !enabled) {
          return json(400, { message: 'Cannot disable auto-enabled plugin' });
        }
        writeAppSettings(state, id, { enabled, pinned, jsonData });
        return json(200, { message: 'Plugin settings updated' });
      }),
    ],
    [
      'POST',
      /^\/api\/dashboards\/import$/,
      requirePermission('dashboards:create', ({ body }) => {
        const { pluginId, path, overwrite = false } = JSON.parse(body);
        const imported = importDashboard(state, pluginId, path, overwrite);
        if (imported === null) {
          return json(404, { message: 'Dashboard not found' });
        }
        return imported === false
          ? json(412, { message: 'A dashboard with the same uid already exists' })
          : json(200, { uid: imported.uid, title: imported.title, imported: true, importedUrl: `/d/${imported.uid}` });
      }),
    ],
  ];
}
