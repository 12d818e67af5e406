import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from './role';

export interface PluginRoute {
  path: string;
  method?: string;
  url: string;
  headers?: Array<{ name: string; content: string }>;
  urlParams?: Array<{ name: string; content: string }>;
}

export interface PluginJson {
  id: string;
  type: 'app' | 'datasource' | 'panel';
  name: string;
  info: { version: string; logos: { small: string; large: string }; [key: string]: unknown };
  includes?: Array<{
    type: string;
    name: string;
    path?: string;
    addToNav?: boolean;
    defaultNav?: boolean;
    role?: Role;
  }>;
  routes?: PluginRoute[];
  metrics?: boolean;
  [key: string]: unknown;
}

export interface CatalogEntry {
  json: PluginJson;
  /** null for the core plugins whose stand-ins are part of the page. */
  folder: string | null;
  /** The address of its module; the page imports it through SystemJS. */
  module: string;
  /** The app that switches it on and off: the app itself and what is nested in it. null for core plugins. */
  app: string | null;
}

const NO_INFO = { version: '', logos: { small: 'public/img/core.svg', large: 'public/img/core.svg' } };

/** Core plugins are not on npm: the page has stand-ins for those that our dashboards and tests need. */
const CORE_STAND_INS: PluginJson[] = [
  { id: 'prometheus', type: 'datasource', name: 'Prometheus', metrics: true, alerting: true, info: NO_INFO },
  { id: 'table', type: 'panel', name: 'Table', info: NO_INFO },
  { id: 'timeseries', type: 'panel', name: 'Time series', info: NO_INFO },
];

/** Finds the app and its nested plugins in the built bundle. */
export function readPluginCatalog(distFolder: string): Map<string, CatalogEntry> {
  if (!existsSync(join(distFolder, 'plugin.json'))) {
    throw new Error(`There is no plugin.json in ${distFolder}; run "npm run build" first.`);
  }
  const catalog = new Map<string, CatalogEntry>();
  for (const json of CORE_STAND_INS) {
    catalog.set(json.id, { json, folder: null, module: `core:${json.id}`, app: null });
  }
  const { id: app }: PluginJson = JSON.parse(readFileSync(join(distFolder, 'plugin.json'), 'utf8'));
  for (const file of readdirSync(distFolder, { recursive: true }).map(String)) {
    if (file === 'plugin.json' || file.endsWith('/plugin.json')) {
      const folder = dirname(join(distFolder, file));
      const json: PluginJson = JSON.parse(readFileSync(join(distFolder, file), 'utf8'));
      catalog.set(json.id, { json, folder, module: `public/plugins/${json.id}/module.js`, app });
    }
  }
  return catalog;
}

/** The plugin's meta data as Grafana's frontend knows it: assets by address, not by file. */
export function pluginMeta({ json, folder, module }: CatalogEntry) {
  const asset = (path: string) => (folder ? `public/plugins/${json.id}/${path}` : path);
  return {
    ...json,
    module,
    baseUrl: `public/plugins/${json.id}`,
    info: { ...json.info, logos: { small: asset(json.info.logos.small), large: asset(json.info.logos.large) } },
    signature: folder ? 'unsigned' : 'internal',
    angular: { detected: false, hideDeprecation: false },
    loadingStrategy: 'script',
  };
}
