import type { DataSourceApi, DataSourceInstanceSettings, ScopedVars, TypedVariableModel } from '@grafana/data';
import { setDataSourceSrv, setTemplateSrv, type DataSourceSrv, type TemplateSrv } from '@grafana/runtime';

import { forgetAnswers } from '../clients/askLinked';
import type { LinkedPrometheus } from './LinkedPrometheus';

type Values = Record<string, string | string[]>;

/**
 * Stands in for the two services of Grafana that the data source talks to: the registry of data sources and the
 * dashboard's variables.
 */
export function installGrafana(datasources: readonly LinkedPrometheus[] = [], variables: Values = {}): TemplateSrv {
  forgetAnswers();
  const settings = datasources.map(({ uid, name, type }) => ({ uid, name, type, meta: { info: { logos: {} } } }));
  const find = (ref: unknown) => datasources.find(({ uid, name }) => ref === uid || ref === name);
  const registry: Pick<DataSourceSrv, 'get' | 'getInstanceSettings' | 'getList'> = {
    get: (ref) => {
      const found = find(ref);
      return found
        ? Promise.resolve(found as unknown as DataSourceApi)
        : Promise.reject({ message: `Datasource ${String(ref)} was not found` });
    },
    getInstanceSettings: (ref) =>
      settings.find(({ uid }) => uid === find(ref)?.uid) as DataSourceInstanceSettings | undefined,
    getList: (filters) => (settings as DataSourceInstanceSettings[]).filter(filters?.filter ?? (() => true)),
  };
  setDataSourceSrv(registry as DataSourceSrv);
  const templates = templatesOf(variables);
  setTemplateSrv(templates);
  return templates;
}

const VARIABLE = /\$(\w+)|\$\{(\w+)\}/g;

/** Variables as `$name` and `${name}`; scoped ones win; unknown ones stay as they are. */
function templatesOf(variables: Values): TemplateSrv {
  const valueOf = (name: string, scopedVars?: ScopedVars) => scopedVars?.[name]?.value ?? variables[name];
  return {
    getVariables: () => Object.keys(variables).map((name) => ({ name })) as TypedVariableModel[],
    containsTemplate: (text = '') => [...text.matchAll(VARIABLE)].some(([, a, b]) => valueOf(a ?? b) !== undefined),
    updateTimeRange: () => undefined,
    replace: (text = '', scopedVars, format) =>
      text.replace(VARIABLE, (match, a, b) => {
        const value = valueOf(a ?? b, scopedVars);
        if (value === undefined) {
          return match;
        }
        return typeof format === 'function'
          ? format(value)
          : Array.isArray(value)
            ? `{${value.join(',')}}`
            : String(value);
      }),
  };
}
