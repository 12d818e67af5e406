import type { DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { PrometheusError } from '../../collect/ask/prometheusError';
import { isPrometheusType } from '../../contract/prometheusType';
import { STRINGS } from '../strings';

/** The only file of the data source that talks to Grafana's registry of data sources. */

/** The user's Prometheus-type data source. Fails with one sentence when there is none to use. */
export async function getLinkedDatasource(uid: string | undefined): Promise<DataSourceApi> {
  // An empty uid would give Grafana's default data source, whatever it is.
  if (!uid) {
    throw new PrometheusError('no-datasource', STRINGS.errors.notLinked);
  }
  const datasource = await load(uid);
  if (!isPrometheusType(datasource.type)) {
    throw new PrometheusError('no-datasource', STRINGS.errors.wrongType(datasource.name, datasource.type));
  }
  return datasource;
}

async function load(uid: string): Promise<DataSourceApi> {
  try {
    return await getDataSourceSrv().get(uid);
  } catch (error) {
    const settings = getDataSourceSrv().getInstanceSettings(uid);
    if (!settings) {
      throw new PrometheusError('no-datasource', STRINGS.errors.linkedDeleted);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new PrometheusError('no-datasource', STRINGS.errors.linkedBroken(settings.name, reason));
  }
}

/** Whether the linked data source is still there. */
export function existsDatasource(uid: string): boolean {
  return getDataSourceSrv().getInstanceSettings(uid) !== undefined;
}

/** Whether there is anything to link to. */
export function hasPrometheusDatasource(): boolean {
  return getDataSourceSrv().getList({ filter: ({ type }) => isPrometheusType(type) }).length > 0;
}
