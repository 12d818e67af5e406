/** Unique ids of the dashboards that ship with the app. */
export const FLEET_DASHBOARD_UID = 'leakscope-fleet';
export const WORKLOAD_DASHBOARD_UID = 'leakscope-workload';
export const CONTAINER_DASHBOARD_UID = 'leakscope-container';
export const NODES_DASHBOARD_UID = 'leakscope-nodes';
export const CARDINALITY_DASHBOARD_UID = 'leakscope-cardinality';
