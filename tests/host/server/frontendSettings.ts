import { pluginMeta, type CatalogEntry } from './pluginCatalog';
import type { DataSource } from './dataSourceStore';

/** The settings that Grafana's frontend starts with, reduced to what the packages and the plugin read. */
export function buildFrontendSettings(
  grafanaVersion: string,
  catalog: Map<string, CatalogEntry>,
  dataSources: DataSource[]
) {
  const ofType = (type: string) => [...catalog.values()].filter(({ json }) => json.type === type);
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
    viewersCanEdit: false,
    liveEnabled: false,
    panelSeriesLimit: 0,
    minRefreshInterval: '5s',
    defaultDatasource: dataSources.find(({ isDefault }) => isDefault)?.name ?? dataSources[0]?.name ?? '',
    datasources: Object.fromEntries(
      dataSources
        .filter(({ type }) => catalog.has(type))
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

function toInstanceSettings(dataSource: DataSource, entry: CatalogEntry) {
  const { id, uid, type, name, isDefault, readOnly, jsonData } = dataSource;
  const meta = pluginMeta(entry);
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
