import type { DataSourceStore } from './dataSourceStore';
import type { Host } from './hostVersions';
import type { CatalogEntry } from './pluginCatalog';
import type { AppSettings, ProvisionedDashboard, ProvisionedRuleGroup } from './readProvisioning';
import type { Upstream } from './upstream';

/** Everything the handlers share; it lives as long as the server. */
export interface WorkbenchState {
  host: Host;
  catalog: Map<string, CatalogEntry>;
  dataSources: DataSourceStore;
  dashboards: ProvisionedDashboard[];
  appSettings: Map<string, AppSettings>;
  /** As the server began with them. */
  ruleGroups: ProvisionedRuleGroup[];
  upstream: Upstream;
  report: WorkbenchReport;
}

/** What the plugin asked for and the workbench does not have; every test fails on an entry. */
export interface WorkbenchReport {
  unimplementedApiCalls: string[];
  missingSharedModules: string[];
  unsupportedDashboardFeatures: string[];
}

export function emptyReport(): WorkbenchReport {
  return { unimplementedApiCalls: [], missingSharedModules: [], unsupportedDashboardFeatures: [] };
}
