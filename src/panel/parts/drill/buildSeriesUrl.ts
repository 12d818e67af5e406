import type { TimeRange } from '@grafana/data';
import { CARDINALITY_DASHBOARD_UID } from '../../../contract/dashboardUids';
import type { ContainerKey } from '../../../engine';
import { buildDashboardUrl, toScopeVariables } from './buildContainerUrl';

/** Link to the series of the pod of a container: scrape targets know pods, and seldom containers. */
export function buildSeriesUrl(key: ContainerKey, timeRange: TimeRange, currentSearch: string): string {
  const { 'var-container': _, ...scope } = toScopeVariables(key);
  return buildDashboardUrl(CARDINALITY_DASHBOARD_UID, scope, timeRange, currentSearch);
}
