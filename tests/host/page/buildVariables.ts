import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  SceneVariableSet,
  TextBoxVariable,
  type SceneVariable,
} from '@grafana/scenes';
import type { VariableJson } from './dashboardJson';
import { reportMissing } from './report';

export function buildVariables(list: VariableJson[]): SceneVariableSet {
  return new SceneVariableSet({ variables: list.map(buildVariable).filter((variable) => variable !== null) });
}

function buildVariable(json: VariableJson): SceneVariable | null {
  const { name, label, description, hide, skipUrlSync, current } = json;
  const common = { name, label, description, hide, skipUrlSync };
  const choice = {
    ...common,
    isMulti: json.multi,
    includeAll: json.includeAll,
    allValue: json.allValue || undefined,
    value: current?.value ?? '',
    text: current?.text ?? '',
  };
  const query = String(json.query ?? '');
  switch (json.type) {
    case 'datasource':
      return new DataSourceVariable({ ...choice, pluginId: query, regex: json.regex });
    case 'query':
      return new QueryVariable({
        ...choice,
        query: json.query as QueryVariable['state']['query'],
        datasource: json.datasource,
        regex: json.regex,
        refresh: json.refresh,
        sort: json.sort,
      });
    case 'custom':
      return new CustomVariable({ ...choice, query });
    case 'textbox':
      return new TextBoxVariable({ ...common, value: String(current?.value ?? query) });
    case 'constant':
      return new ConstantVariable({ ...common, value: query });
    case 'interval':
      return new IntervalVariable({ ...common, intervals: query.split(','), value: String(current?.value ?? '') });
    default:
      reportMissing('unsupportedDashboardFeatures', `variable "${name}" of type ${json.type}`);
      return null;
  }
}
