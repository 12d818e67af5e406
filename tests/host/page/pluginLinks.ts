import type { PluginMeta } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { loadAppPlugin } from './loadPlugin';

export interface PluginLink {
  title: string;
  path: string;
}

/**
 * The links that apps add to a place, as Grafana shows them: those that plugin.json names with the same title and targets,
 * whose `configure` does not hide them, and that lead to a page of their own app.
 * Source: grafana/grafana, public/app/features/plugins/extensions/validators.ts and getPluginExtensions.ts
 */
export async function findPluginLinks(pointId: string, context: object): Promise<PluginLink[]> {
  const apps = Object.entries(config.apps).filter(([, { extensions }]) =>
    extensions.addedLinks.some(({ targets }) => targets.includes(pointId))
  );
  const found = await Promise.all(apps.map(([id]) => linksOf(id, pointId, context)));
  return found.flat();
}

async function linksOf(id: string, pointId: string, context: object): Promise<PluginLink[]> {
  const meta: PluginMeta = await getBackendSrv().get(`/api/plugins/${id}/settings`);
  const { addedLinkConfigs } = await loadAppPlugin(meta);
  return addedLinkConfigs
    .filter(({ targets }) => targets.includes(pointId))
    .filter(({ title, targets }) => isNamed(id, title, [targets].flat()))
    .flatMap(({ title, path, configure }) => {
      const changed = configure ? configure(Object.freeze({ ...context })) : {};
      const href = changed?.path ?? path;
      return changed && href?.startsWith(`/a/${id}/`) ? [{ title: changed.title ?? title, path: href }] : [];
    });
}

function isNamed(id: string, title: string, targets: string[]): boolean {
  return config.apps[id].extensions.addedLinks.some(
    (named) => named.title === title && targets.every((target) => named.targets.includes(target))
  );
}
