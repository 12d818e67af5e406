import { textsIn } from '../engine';
import {
  CARDINALITY_DASHBOARD_UID,
  CONTAINER_DASHBOARD_UID,
  FLEET_DASHBOARD_UID,
  NODES_DASHBOARD_UID,
  WORKLOAD_DASHBOARD_UID,
} from './dashboardUids';

export interface IncludedDashboard {
  uid: string;
  /** As people call it. */
  name: string;
  /** Within the app, as plugin.json names it. */
  path: string;
}

/** The dashboards that ship with the app; tests/lint compares them with plugin.json. */
export const INCLUDED_DASHBOARDS: readonly IncludedDashboard[] = textsIn('name')([
  { uid: FLEET_DASHBOARD_UID, name: 'Fleet', path: 'dashboards/fleet.json' },
  { uid: WORKLOAD_DASHBOARD_UID, name: 'Workload', path: 'dashboards/workload.json' },
  { uid: CONTAINER_DASHBOARD_UID, name: 'Container', path: 'dashboards/container.json' },
  { uid: NODES_DASHBOARD_UID, name: 'Nodes', path: 'dashboards/nodes.json' },
  { uid: CARDINALITY_DASHBOARD_UID, name: 'Cardinality', path: 'dashboards/cardinality.json' },
]);
