import type { DateTime, TimeRange } from '@grafana/data';
import { VARIABLE_PREFIX } from '../../../contract/buildDashboardPath';
import { CONTAINER_DASHBOARD_UID } from '../../../contract/dashboardUids';
import { SCOPE_VARIABLES, type ScopeName } from '../../../contract/ids';
import type { ContainerKey } from '../../../engine';

/** What a container means for the dashboard variables. Without a cluster label the cluster variable is left alone. */
export function toScopeVariables(key: ContainerKey): Record<string, string> {
  const values: Record<ScopeName, string | null> = key as Record<ScopeName, string | null>;
  return Object.fromEntries(
    SCOPE_VARIABLES.filter((name) => values[name] !== null).map((name) => [
      `${VARIABLE_PREFIX}${name}`,
      values[name] ?? '',
    ])
  );
}

/** Link to the dashboard of one container. */
export function buildContainerUrl(key: ContainerKey, timeRange: TimeRange, currentSearch: string): string {
  return buildDashboardUrl(CONTAINER_DASHBOARD_UID, toScopeVariables(key), timeRange, currentSearch);
}

/**
 * Link to one of our dashboards with the variables of a scope. It keeps the time range as it was chosen (`now-6h` stays
 * relative) and the other variables of this dashboard, such as its data source; values are encoded, whatever they contain.
 */
export function buildDashboardUrl(
  uid: string,
  scope: Record<string, string>,
  timeRange: TimeRange,
  currentSearch: string
): string {
  const params = new URLSearchParams();
  new URLSearchParams(currentSearch).forEach((value, name) => {
    const variable = name.startsWith(VARIABLE_PREFIX) ? name.slice(VARIABLE_PREFIX.length) : null;
    if (variable !== null && !SCOPE_VARIABLES.includes(variable as ScopeName)) {
      params.append(name, value);
    }
  });
  Object.entries(scope).forEach(([name, value]) => params.set(name, value));
  params.set('from', toRaw(timeRange.raw.from));
  params.set('to', toRaw(timeRange.raw.to));
  return `/d/${uid}?${params.toString()}`;
}

function toRaw(time: DateTime | string): string {
  return typeof time === 'string' ? time : String(time.valueOf());
}
