import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { DATASOURCE_ID } from '../contract/ids';
import { isPrometheusType } from '../contract/prometheusType';

export interface FoundDatasources {
  prometheus: DataSourceInstanceSettings[];
  leakscope: DataSourceInstanceSettings[];
}

/** The data sources that the set-up needs, among those that the user may see. */
export function findDatasources(): FoundDatasources {
  return {
    prometheus: getDataSourceSrv().getList({ filter: ({ type }) => isPrometheusType(type) }),
    leakscope: getDataSourceSrv().getList({ filter: ({ type }) => type === DATASOURCE_ID }),
  };
}
