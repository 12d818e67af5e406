import {
  SceneControlsSpacer,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneObjectBase,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  VariableValueSelectors,
  VizPanel,
  type SceneGridItemLike,
  type SceneObject,
  type SceneObjectState,
} from '@grafana/scenes';
import { buildPanelMenu } from './buildPanelMenu';
import { buildVariables } from './buildVariables';
import type { DashboardJson, PanelJson } from './dashboardJson';
import { reportMissing } from './report';

interface DashboardSceneState extends SceneObjectState {
  uid: string;
  title: string;
  controls: SceneObject[];
  body: SceneGridLayout;
}

/** While it is on the screen, template variables are interpolated with it. */
export class DashboardScene extends SceneObjectBase<DashboardSceneState> {
  constructor(state: DashboardSceneState) {
    super(state);
    this.addActivationHandler(() => {
      window.__grafanaSceneContext = this;
      return () => {
        window.__grafanaSceneContext = undefined;
      };
    });
  }
}

export function buildDashboardScene(dashboard: DashboardJson): DashboardScene {
  return new DashboardScene({
    uid: dashboard.uid,
    title: dashboard.title,
    $timeRange: new SceneTimeRange({
      from: dashboard.time?.from ?? 'now-6h',
      to: dashboard.time?.to ?? 'now',
      timeZone: dashboard.timezone || 'utc',
    }),
    $variables: buildVariables(dashboard.templating?.list ?? []),
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new SceneTimePicker({}),
      new SceneRefreshPicker({ refresh: dashboard.refresh || '', withText: false }),
    ],
    body: new SceneGridLayout({ isLazy: true, children: groupByRows(dashboard.panels ?? []) }),
  });
}

/** The panels after an open row belong to it; a collapsed row carries its own. */
function groupByRows(panels: PanelJson[]): SceneGridItemLike[] {
  const children: SceneGridItemLike[] = [];
  let row: PanelJson | null = null;
  let inRow: SceneGridItem[] = [];
  const closeRow = () => {
    if (row) {
      children.push(
        new SceneGridRow({
          key: `panel-${row.id}`,
          title: row.title ?? '',
          isCollapsed: row.collapsed ?? false,
          y: row.gridPos?.y ?? 0,
          children: row.collapsed ? (row.panels ?? []).map(toGridItem) : inRow,
        })
      );
    }
    inRow = [];
  };
  for (const panel of panels) {
    if (panel.type === 'row') {
      closeRow();
      row = panel;
    } else if (row && !row.collapsed) {
      inRow.push(toGridItem(panel));
    } else {
      children.push(toGridItem(panel));
    }
  }
  closeRow();
  return children;
}

function toGridItem(json: PanelJson): SceneGridItem {
  return new SceneGridItem({ ...toPlace(json), body: buildPanel(json) });
}

function buildPanel(json: PanelJson): VizPanel {
  if (json.repeat) {
    reportMissing('unsupportedDashboardFeatures', `repeat of panel "${json.title}"`);
  }
  return new VizPanel({
    key: `panel-${json.id}`,
    title: json.title ?? '',
    description: json.description,
    pluginId: json.type,
    displayMode: json.transparent ? 'transparent' : 'default',
    options: json.options ?? {},
    fieldConfig: json.fieldConfig ?? { defaults: {}, overrides: [] },
    menu: buildPanelMenu(),
    $data: json.targets?.length
      ? new SceneDataTransformer({
          transformations: json.transformations ?? [],
          $data: new SceneQueryRunner({
            datasource: json.datasource,
            queries: json.targets,
            maxDataPoints: json.maxDataPoints,
            minInterval: json.interval,
          }),
        })
      : undefined,
  });
}

function toPlace({ gridPos }: PanelJson) {
  return { x: gridPos?.x ?? 0, y: gridPos?.y ?? 0, width: gridPos?.w ?? 12, height: gridPos?.h ?? 8 };
}
