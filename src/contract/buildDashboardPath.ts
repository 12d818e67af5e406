/** What stands before the name of a variable in the address of a dashboard. */
export const VARIABLE_PREFIX = 'var-';

export interface DashboardAddress {
  uid: string;
  /** Values of its variables by their names. */
  variables: Readonly<Record<string, string>>;
  /** As Grafana's time picker writes it; undefined is the dashboard's own. */
  from?: string;
  to?: string;
}

/** Path of a dashboard, below Grafana's own base. Values are encoded, whatever they contain. */
export function buildDashboardPath({ uid, variables, from, to }: DashboardAddress): string {
  const parameters = new URLSearchParams();
  Object.entries(variables).forEach(([name, value]) => parameters.set(VARIABLE_PREFIX + name, value));
  if (from !== undefined && to !== undefined) {
    parameters.set('from', from);
    parameters.set('to', to);
  }
  const search = parameters.toString();
  return search === '' ? `/d/${uid}` : `/d/${uid}?${search}`;
}
