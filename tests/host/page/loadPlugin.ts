import { AppPlugin, DataSourcePlugin, PanelPlugin, type DataSourcePluginMeta, type PluginMeta } from '@grafana/data';
import { config } from '@grafana/runtime';
import { StandInPrometheus } from './StandInPrometheus';
import { standInTable } from './standInTable';
import { standInTimeSeries } from './standInTimeSeries';

const CORE_PANELS: Record<string, () => PanelPlugin> = {
  'core:table': standInTable,
  'core:timeseries': standInTimeSeries,
};

const modules = new Map<string, Promise<Record<string, unknown>>>();
const panels = new Map<string, PanelPlugin>();

export async function loadDataSourcePlugin(meta: DataSourcePluginMeta) {
  if (meta.module === 'core:prometheus') {
    return new DataSourcePlugin(StandInPrometheus);
  }
  const { plugin } = await loadModule(meta.module);
  if (!(plugin instanceof DataSourcePlugin)) {
    throw new Error(`${meta.module} does not export a data source plugin.`);
  }
  plugin.meta = meta;
  return plugin;
}

export async function loadPanelPlugin(id: string): Promise<PanelPlugin> {
  const loaded = panels.get(id);
  if (loaded) {
    return loaded;
  }
  const meta = config.panels[id];
  if (!meta) {
    throw new Error(`The panel plugin ${id} is not installed.`);
  }
  const plugin = CORE_PANELS[meta.module]?.() ?? (await loadModule(meta.module)).plugin;
  if (!(plugin instanceof PanelPlugin)) {
    throw new Error(`${meta.module} does not export a panel plugin.`);
  }
  plugin.meta = meta;
  panels.set(id, plugin);
  return plugin;
}

export function loadedPanelPlugin(id: string): PanelPlugin | undefined {
  return panels.get(id);
}

export async function loadAppPlugin(meta: PluginMeta): Promise<AppPlugin> {
  const { plugin } = await loadModule(meta.module);
  if (!(plugin instanceof AppPlugin)) {
    throw new Error(`${meta.module} does not export an app plugin.`);
  }
  plugin.meta = meta as AppPlugin['meta'];
  plugin.init(plugin.meta);
  return plugin;
}

function loadModule(path: string): Promise<Record<string, unknown>> {
  const known = modules.get(path) ?? System.import(new URL(path, `${window.location.origin}/`).href);
  modules.set(path, known);
  return known;
}
