/** Plugin ids. They are stored in people's dashboards and never change. */
export const APP_ID = 'leakscope-memory-app';
export const DATASOURCE_ID = 'leakscope-memory-datasource';
export const PANEL_ID = 'leakscope-memory-panel';

/** Names of the dashboard variables that our dashboards use and the drill-down sets. */
export const SCOPE_VARIABLES = ['cluster', 'namespace', 'pod', 'container'] as const;
export type ScopeName = (typeof SCOPE_VARIABLES)[number];
