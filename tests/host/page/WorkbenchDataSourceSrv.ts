import {
  matchPluginId,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  type ScopedVars,
} from '@grafana/data';
import {
  config,
  getBackendSrv,
  getTemplateSrv,
  type DataSourceSrv,
  type GetDataSourceListFilters,
  type RuntimeDataSourceRegistration,
} from '@grafana/runtime';
import { initDataSourceInstanceSettings } from 'workbench:dataSourceSettings';
import { loadDataSourcePlugin } from './loadPlugin';

type Reference = DataSourceRef | string | null | undefined;

/** Finds, filters and instantiates the data sources of the settings. */
export class WorkbenchDataSourceSrv implements DataSourceSrv {
  private instances = new Map<string, Promise<DataSourceApi>>();
  private readonly runtimeInstances = new Map<string, DataSourceApi>();

  constructor() {
    initDataSourceInstanceSettings(config.datasources, config.defaultDatasource);
  }

  async get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const uid = typeof ref === 'string' ? ref : ref?.uid;
    const atRuntime = uid ? this.runtimeInstances.get(uid) : undefined;
    if (atRuntime) {
      return atRuntime;
    }
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      throw new Error(`Datasource ${uid ?? ''} was not found`);
    }
    const realUid = settings.rawRef?.uid ?? settings.uid;
    let instance = this.instances.get(realUid);
    if (!instance) {
      instance = instantiate(this.bySettings(({ uid: candidate }) => candidate === realUid)!);
      this.instances.set(realUid, instance);
    }
    return instance;
  }

  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const nameOrUid = typeof ref === 'string' ? ref : ref?.uid;
    if (!nameOrUid || nameOrUid === 'default') {
      const type = typeof ref === 'object' ? ref?.type : undefined;
      return type
        ? this.bySettings((settings) => settings.type === type)
        : this.bySettings(({ name }) => name === config.defaultDatasource);
    }
    if (nameOrUid.includes('$')) {
      const resolved = this.getInstanceSettings(
        getTemplateSrv().replace(nameOrUid, scopedVars, (value: unknown) => String([value].flat()[0] ?? '')),
        scopedVars
      );
      // The reference keeps the variable, so that a saved query follows it.
      return (
        resolved && {
          ...resolved,
          isDefault: false,
          name: nameOrUid,
          uid: nameOrUid,
          rawRef: { type: resolved.type, uid: resolved.uid },
        }
      );
    }
    return this.bySettings(({ uid }) => uid === nameOrUid) ?? this.bySettings(({ name }) => name === nameOrUid);
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const { metrics, tracing, logs, annotations, alerting, pluginId, type, filter } = filters;
    const types = type === undefined ? null : [type].flat();
    return Object.values(config.datasources)
      .filter(({ meta }) => !metrics || meta.metrics)
      .filter(({ meta }) => !tracing || meta.tracing)
      .filter(({ meta }) => !logs || meta.logs)
      .filter(({ meta }) => !annotations || meta.annotations)
      .filter(({ meta }) => !alerting || meta.alerting)
      .filter(({ meta }) => !pluginId || matchPluginId(pluginId, meta))
      .filter((settings) => !types || types.includes(settings.type))
      .filter((settings) => !filter || filter(settings))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  async reload(): Promise<void> {
    const settings = await getBackendSrv().get('/api/frontend/settings');
    config.datasources = settings.datasources;
    config.defaultDatasource = settings.defaultDatasource;
    initDataSourceInstanceSettings(config.datasources, config.defaultDatasource);
    this.instances = new Map();
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    this.runtimeInstances.set(dataSource.uid, dataSource);
  }

  private bySettings(matches: (settings: DataSourceInstanceSettings) => boolean) {
    return Object.values(config.datasources).find(matches);
  }
}

async function instantiate(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await loadDataSourcePlugin(settings.meta);
  const instance = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  // What Grafana adds to older plugins whose constructor leaves it out.
  instance.meta ??= settings.meta;
  return instance;
}
