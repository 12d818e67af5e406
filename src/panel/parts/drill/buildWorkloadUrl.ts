import type { TimeRange } from '@grafana/data';
import { VARIABLE_PREFIX } from '../../../contract/buildDashboardPath';
import { WORKLOAD_DASHBOARD_UID } from '../../../contract/dashboardUids';
import type { ContainerKey } from '../../../engine';
import { buildDashboardUrl, toScopeVariables } from './buildContainerUrl';

/** Link to the page of a workload: of one of its containers, over all of its pods. */
export function buildWorkloadUrl(
  workload: string,
  key: ContainerKey,
  timeRange: TimeRange,
  currentSearch: string
): string {
  const { [`${VARIABLE_PREFIX}pod`]: _, ...scope } = toScopeVariables(key);
  return buildDashboardUrl(
    WORKLOAD_DASHBOARD_UID,
    { ...scope, [`${VARIABLE_PREFIX}workload`]: workload },
    timeRange,
    currentSearch
  );
}
