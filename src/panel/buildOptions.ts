import { textsIn } from '../engine';
import type { PanelOptionsEditorBuilder, SelectableValue } from '@grafana/data';
import {
  COLUMN_IDS,
  DEFAULT_OPTIONS,
  MAX_PAGE_SIZE,
  type ColumnId,
  type LeakPanelOptions,
  type ViewOption,
} from './options';
import { strings } from './strings';
import { alertLinkStrings } from './parts/alert/alertLinkStrings';

const toChoice = (value: ColumnId) => ({ value, label: strings.columns[value].title });

/** The builder types each choice of a multi-select as a whole value, which is a list. */
const COLUMN_CHOICES = textsIn('label')(COLUMN_IDS.map(toChoice)) as unknown as Array<SelectableValue<ColumnId[]>>;

/** The columns by which a list can be sorted at first; the others are no order or the same one. */
const SORTABLE = COLUMN_IDS.filter((id) => id !== 'trend' && id !== 'level');

export function buildOptions(builder: PanelOptionsEditorBuilder<LeakPanelOptions>): void {
  const { options } = strings;
  const may =
    (...views: ViewOption[]) =>
    ({ view }: LeakPanelOptions) =>
      view === 'auto' || views.includes(view);
  const isTriage = may('triage');
  const isAnatomy = may('anatomy');
  const isList = may('triage', 'nodes', 'cardinality');
  builder
    .addSelect({
      path: 'view',
      name: options.view.name,
      description: options.view.description,
      defaultValue: DEFAULT_OPTIONS.view,
      settings: {
        options: [
          { value: 'auto', label: options.view.auto },
          { value: 'triage', label: options.view.triage },
          { value: 'anatomy', label: options.view.anatomy },
          { value: 'nodes', label: options.view.nodes },
          { value: 'workload', label: options.view.workload },
          { value: 'compare', label: options.view.compare },
          { value: 'cardinality', label: options.view.cardinality },
        ],
      },
    })
    .addNumberInput({
      path: 'pageSize',
      name: options.pageSize.name,
      description: options.pageSize.description,
      category: [options.category.list],
      defaultValue: DEFAULT_OPTIONS.pageSize,
      settings: { min: 1, max: MAX_PAGE_SIZE, integer: true },
      showIf: isList,
    })
    .addBooleanSwitch({
      path: 'showAlertLink',
      name: alertLinkStrings.option.name,
      description: alertLinkStrings.option.description,
      category: [options.category.list],
      defaultValue: DEFAULT_OPTIONS.showAlertLink,
      showIf: isList,
    })
    .addMultiSelect({
      path: 'columns',
      name: options.columns.name,
      description: options.columns.description,
      category: [options.category.triage],
      defaultValue: DEFAULT_OPTIONS.columns,
      settings: { options: COLUMN_CHOICES },
      showIf: isTriage,
    })
    .addSelect({
      path: 'sortBy',
      name: options.sortBy.name,
      description: options.sortBy.description,
      category: [options.category.triage],
      defaultValue: DEFAULT_OPTIONS.sortBy,
      settings: { options: SORTABLE.map(toChoice) },
      showIf: isTriage,
    })
    .addSelect({
      path: 'drillDown',
      name: options.drillDown.name,
      description: options.drillDown.description,
      category: [options.category.drillDown],
      defaultValue: DEFAULT_OPTIONS.drillDown,
      settings: {
        options: [
          { value: 'dashboard', label: options.drillDown.dashboard },
          { value: 'variables', label: options.drillDown.variables },
          { value: 'none', label: options.drillDown.none },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showLegend',
      name: options.showLegend.name,
      description: options.showLegend.description,
      category: [options.category.anatomy],
      defaultValue: DEFAULT_OPTIONS.showLegend,
      showIf: isAnatomy,
    })
    .addBooleanSwitch({
      path: 'showLimit',
      name: options.showLimit.name,
      description: options.showLimit.description,
      category: [options.category.anatomy],
      defaultValue: DEFAULT_OPTIONS.showLimit,
      showIf: isAnatomy,
    });
}
