import { locationUtil, type NavModelItem } from '@grafana/data';
import { config } from '@grafana/runtime';

export interface Crumb {
  text: string;
  url: string;
}

/** The entry of the menu that a page belongs to, with those above it as `parentItem`. */
export function findSection(pathname: string): NavModelItem | null {
  const tree: NavModelItem[] = config.bootData.navTree ?? [];
  const items = tree.flatMap((item) => [
    item,
    ...(item.children ?? []).map((child) => ({ ...child, parentItem: item }) as NavModelItem),
  ]);
  const matches = items.filter(({ url = '' }) => pathname === url || pathname.startsWith(`${url}/`));
  return matches.sort((a, b) => (b.url?.length ?? 0) - (a.url?.length ?? 0))[0] ?? null;
}

/**
 * The way to a page as Grafana shows it: what the page itself says, then the entry of the menu and those above it. A page
 * with tabs adds the tab that is open, except for the first one. The same address twice in a row counts once.
 * Seen on 12.4.0: "Leakscope > Alerts > Leakscope > Alerts" for a page with tabs that does not hide itself.
 */
export function buildBreadcrumbs(section: NavModelItem | null, pageNav?: NavModelItem): Crumb[] {
  const crumbs: Crumb[] = [];
  const add = (item: NavModelItem) => {
    const url = locationUtil.stripBaseFromUrl(item.url ?? '');
    const isSame = url !== '' && crumbs[0]?.url === url;
    if (!item.hideFromBreadcrumbs && !isSame) {
      const open = item.children?.findIndex(({ active }) => active) ?? -1;
      const tab = open > 0 ? item.children![open] : null;
      crumbs.unshift({ text: item.text, url }, ...(tab ? [{ text: tab.text, url: tab.url ?? '' }] : []));
    }
    if (item.parentItem) {
      add(item.parentItem);
    }
  };
  if (pageNav) {
    add(pageNav);
  }
  if (section) {
    add(section);
  }
  return crumbs;
}
