import { PluginExtensionPoints } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { sceneGraph, SceneQueryRunner, VizPanel, VizPanelMenu, type SceneObject } from '@grafana/scenes';
import { findPluginLinks } from './pluginLinks';

/** The entries of Grafana's panel menu that the workbench can serve. */
export function buildPanelMenu(): VizPanelMenu {
  const menu = new VizPanelMenu({});
  menu.addActivationHandler(() => {
    const panel = sceneGraph.getAncestor(menu, VizPanel);
    const own = [
      {
        text: 'View',
        iconClassName: 'eye' as const,
        onClick: () => {
          const isViewed = locationService.getSearch().get('viewPanel') === panel.state.key;
          locationService.partial({ viewPanel: isViewed ? null : panel.state.key });
        },
      },
      { text: 'Edit query', iconClassName: 'edit' as const, onClick: () => openQuery(panel) },
    ];
    menu.setItems(own);
    findPluginLinks(PluginExtensionPoints.DashboardPanelMenu, toContext(panel)).then((links) =>
      menu.setItems([...own, ...links.map(({ title, path }) => ({ text: title, href: path }))])
    );
  });
  return menu;
}

/** What Grafana tells plugins about a panel: PluginExtensionPanelContext of @grafana/data. */
function toContext(panel: VizPanel) {
  const data = sceneGraph.getData(panel).state.data;
  const runner = findRunner(panel);
  return {
    pluginId: panel.state.pluginId,
    title: panel.state.title,
    timeRange: sceneGraph.getTimeRange(panel).state.value.raw,
    targets: runner?.state.queries.map((query) => ({ datasource: runner.state.datasource, ...query })) ?? [],
    scopedVars: { __sceneObject: { value: panel, text: '__sceneObject' } },
    data,
  };
}

function findRunner(panel: VizPanel): SceneQueryRunner | null {
  const found = sceneGraph.findObject(panel, (object: SceneObject) => object instanceof SceneQueryRunner);
  return found instanceof SceneQueryRunner ? found : null;
}

function openQuery(panel: VizPanel): void {
  const runner = findRunner(panel);
  if (runner !== null) {
    const { datasource, queries } = runner.state;
    const uid = sceneGraph.interpolate(panel, datasource?.uid ?? queries[0]?.datasource?.uid);
    const parameters = new URLSearchParams({ uid, panel: panel.state.pluginId, query: JSON.stringify(queries[0]) });
    locationService.push(`/workbench/query?${parameters}`);
  }
}
