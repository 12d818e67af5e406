import { APP_ID } from '../../contract/ids';
import type { WayScope } from './scopeLabels';

/** The page that leads on to the dashboard: Grafana takes links of an app to its own pages only. */
export const DIAGNOSE_PATH = `/a/${APP_ID}/diagnose`;
/** What needs somebody now. With a name of its own: Grafana takes no link to the root of an app. */
export const NOW_PATH = `/a/${APP_ID}/now`;
/** What stands before the name of a label. */
export const LABEL_PREFIX = 'label-';

/** What a way in hands to that page in its address. Anybody can write an address: all of it is checked there. */
export interface DiagnoseLink {
  scope: WayScope;
  /** Uid of the data source that was asked: a Prometheus, ours, or another one. */
  datasourceUid?: string;
  /** As Grafana's time picker writes it: milliseconds, or such as now-7d. */
  from?: string;
  to?: string;
}

/** The path below Grafana's own base. */
export function buildDiagnosePath({ scope, datasourceUid, from, to }: DiagnoseLink): string {
  const parameters = new URLSearchParams();
  Object.entries(scope).forEach(([name, value]) => value && parameters.set(LABEL_PREFIX + name, value));
  Object.entries({ ds: datasourceUid, from, to }).forEach(([name, value]) => value && parameters.set(name, value));
  const search = parameters.toString();
  return search === '' ? DIAGNOSE_PATH : `${DIAGNOSE_PATH}?${search}`;
}
