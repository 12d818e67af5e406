import { pluginMeta, type CatalogEntry } from './pluginCatalog';
import type { DataSource } from './dataSourceStore';
import { isEnabled } from './pluginSettings';
import type { WorkbenchState } from './workbenchState';

/** The settings that Grafana's frontend starts with, reduced to what the packages and the plugin read. */
export function buildFrontendSettings(state: WorkbenchState) {
  const { catalog } = state;
  const { grafanaVersion } = state.host;
  const dataSources = state.dataSources.all();
  // Plugins of an app that is off are not offered, and data sources of theirs cannot be used.
  const isOffered = (id: string) => catalog.has(id) && isEnabled(state, catalog.get(id)!);
  const ofType = (type: string) => [...catalog.values()].filter(({ json }) => json.type === type && isOffered(json.id));
  return {
    appSubUrl: '',
    appUrl: '/',
    namespace: 'default',
    buildInfo: {
      version: grafanaVersion,
      versionString: grafanaVersion,
      commit: '',
      env: 'production',
      edition: 'OSS',
    },
    featureToggles: {},
    licenseInfo: { enabledFeatures: {} },
    dateFormats: {
      fullDate: 'YYYY-MM-DD HH:mm:ss',
      interval: {
        millisecond: 'HH:mm:ss.SSS',
        second: 'HH:mm:ss',
        minute: 'HH:mm',
        hour: 'MM/DD HH:mm',
        day: 'MM/DD',
        month: 'YYYY-MM',
        year: 'YYYY',
      },
      useBrowserLocale: false,
    },
    exploreEnabled: false,
    unifiedAlertingEnabled: true,
    // On by default where each rule names the data source that it writes to.
    unifiedAlerting: { minInterval: '10s', recordingRulesEnabled: isSince(grafanaVersion, 12, 1) },
    viewersCanEdit: false,
    liveEnabled: false,
    panelSeriesLimit: 0,
    minRefreshInterval: '5s',
    defaultDatasource: dataSources.find(({ isDefault }) => isDefault)?.name ?? dataSources[0]?.name ?? '',
    datasources: Object.fromEntries(
      dataSources
        .filter(({ type }) => isOffered(type))
        .map((dataSource) => [dataSource.name, toInstanceSettings(dataSource, catalog.get(dataSource.type)!)])
    ),
    panels: Object.fromEntries(
      ofType('panel').map((entry, sort) => [entry.json.id, { ...pluginMeta(entry), sort, hideFromList: false }])
    ),
    apps: Object.fromEntries(
      ofType('app').map((entry) => [
        entry.json.id,
        {
          id: entry.json.id,
          path: entry.module,
          version: entry.json.info.version,
          preload: false,
          angular: { detected: false, hideDeprecation: false },
          loadingStrategy: 'script',
          dependencies: entry.json.dependencies ?? {},
          extensions: entry.json.extensions ?? {
            addedLinks: [],
            addedComponents: [],
            exposedComponents: [],
            extensionPoints: [],
            addedFunctions: [],
          },
        },
      ])
    ),
  };
}

function isSince(version: string, major: number, minor: number): boolean {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function toInstanceSettings(dataSource: DataSource, entry: CatalogEntry) {
  const { id, uid, type, name, isDefault, readOnly, jsonData } = dataSource;
  const meta = { ...pluginMeta(entry), enabled: true, pinned: true };
  return {
    id,
    uid,
    type,
    name,
    isDefault,
    readOnly,
    jsonData,
    access: 'proxy',
    url: `/api/datasources/proxy/uid/${uid}`,
    module: meta.module,
    meta,
  };
}
