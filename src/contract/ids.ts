/** Plugin ids. They are stored in people's dashboards and never change. */
export const APP_ID = 'leakscope-memory-app';
export const DATASOURCE_ID = 'leakscope-memory-datasource';
export const PANEL_ID = 'leakscope-memory-panel';

/** Unique ids of the dashboards that ship with the app. */
export const FLEET_DASHBOARD_UID = 'leakscope-fleet';
export const WORKLOAD_DASHBOARD_UID = 'leakscope-workload';
export const CONTAINER_DASHBOARD_UID = 'leakscope-container';
export const NODES_DASHBOARD_UID = 'leakscope-nodes';
export const CARDINALITY_DASHBOARD_UID = 'leakscope-cardinality';

/** Names of the dashboard variables that our dashboards use and the drill-down sets. */
export const SCOPE_VARIABLES = ['cluster', 'namespace', 'pod', 'container'] as const;
export type ScopeName = (typeof SCOPE_VARIABLES)[number];
