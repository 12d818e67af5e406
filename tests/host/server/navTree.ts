import type { CatalogEntry } from './pluginCatalog';
import { isEnabled } from './pluginSettings';
import type { Role } from './role';
import type { WorkbenchState } from './workbenchState';

export interface NavItem {
  id?: string;
  text: string;
  url: string;
  pluginId?: string;
  children?: NavItem[];
}

const RANK: Record<Role, number> = { Viewer: 0, Editor: 1, Admin: 2 };

/**
 * The menu as far as plugins are in it. An app's entry leads to its default page, and that page is not listed below it.
 * Source: grafana/grafana, pkg/services/navtree/navtreeimpl/applinks.go, processAppPlugin
 */
export function buildNavTree(state: WorkbenchState, role: Role): NavItem[] {
  const apps = [...state.catalog.values()].filter(
    (entry) => entry.json.type === 'app' && isEnabled(state, entry) && state.appSettings.get(entry.json.id)?.pinned
  );
  return [
    { id: 'home', text: 'Home', url: '/' },
    { id: 'dashboards/browse', text: 'Dashboards', url: '/dashboards' },
    { id: 'explore', text: 'Explore', url: '/explore' },
    { id: 'alerting', text: 'Alerting', url: '/alerting' },
    { id: 'connections', text: 'Connections', url: '/connections' },
    ...apps.map((entry) => toAppItem(entry, role)),
    { id: 'cfg', text: 'Administration', url: '/admin' },
  ];
}

function toAppItem({ json: { id, name, includes = [] } }: CatalogEntry, role: Role): NavItem {
  const pages = includes.filter(
    (include) => include.type === 'page' && include.addToNav && RANK[role] >= RANK[include.role ?? 'Viewer']
  );
  const url = pages.find(({ defaultNav }) => defaultNav)?.path ?? `/a/${id}`;
  const children = pages
    .filter(({ path }) => path !== url)
    .map(({ name: text, path }) => ({ text, url: path ?? '', pluginId: id }));
  return { id: `plugin-page-${id}`, text: name, url, pluginId: id, children };
}
