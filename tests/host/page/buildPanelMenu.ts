import { locationService } from '@grafana/runtime';
import { sceneGraph, SceneQueryRunner, VizPanel, VizPanelMenu, type SceneObject } from '@grafana/scenes';

/** The entries of Grafana's panel menu that the workbench can serve. */
export function buildPanelMenu(): VizPanelMenu {
  const menu = new VizPanelMenu({});
  menu.addActivationHandler(() => {
    const panel = sceneGraph.getAncestor(menu, VizPanel);
    menu.setItems([
      {
        text: 'View',
        iconClassName: 'eye',
        onClick: () => {
          const isViewed = locationService.getSearch().get('viewPanel') === panel.state.key;
          locationService.partial({ viewPanel: isViewed ? null : panel.state.key });
        },
      },
      { text: 'Edit query', iconClassName: 'edit', onClick: () => openQuery(panel) },
    ]);
  });
  return menu;
}

function openQuery(panel: VizPanel): void {
  const runner = sceneGraph.findObject(panel, (object: SceneObject) => object instanceof SceneQueryRunner);
  if (runner instanceof SceneQueryRunner) {
    const { datasource, queries } = runner.state;
    const uid = sceneGraph.interpolate(panel, datasource?.uid ?? queries[0]?.datasource?.uid);
    const parameters = new URLSearchParams({ uid, panel: panel.state.pluginId, query: JSON.stringify(queries[0]) });
    locationService.push(`/workbench/query?${parameters}`);
  }
}
