/**
 * Names that Grafana decides and no package exports. A misspelled one compiles, and hides a feature from everybody, so
 * that each stands here once, with where it was read. grafanaNames.test.ts compares those that packages do know.
 */

/**
 * Actions of Grafana's access control, as `config.bootData.user.permissions` lists them. Take them from the source: the
 * tables of Grafana's documentation say `alert.rule:create`, which no server knows.
 */
export const GRAFANA_PERMISSIONS = {
  // Source: grafana/grafana, pkg/services/accesscontrol/models.go, ActionAlertingRuleCreate (11.5, 12.3, 12.4)
  createRules: 'alert.rules:create',
  // Source: the same file, ActionAlertingRuleUpdate
  writeRules: 'alert.rules:write',
  // Source: the same file, ActionAlertingProvisioningWrite
  writeProvisioning: 'alert.provisioning:write',
  // Source: the same file, ActionAlertingRulesProvisioningWrite (since 11.1)
  writeProvisionedRules: 'alert.rules.provisioning:write',
  // Source: the same file, ActionAlertingRuleExternalWrite; asked for by pkg/services/ngalert/api/authorization.go
  writeExternalRules: 'alert.rules.external:write',
  // Source: the same file, ActionAnnotationsCreate and ActionAnnotationsDelete
  createAnnotations: 'annotations:create',
  deleteAnnotations: 'annotations:delete',
  // Source: pkg/services/dashboards/accesscontrol.go, ActionFoldersCreate
  createFolders: 'folders:create',
  // Source: the same file, ActionDashboardsCreate; asked for by pkg/services/dashboardimport/api/api.go
  createDashboards: 'dashboards:create',
} as const;

export type GrafanaPermission = (typeof GRAFANA_PERMISSIONS)[keyof typeof GRAFANA_PERMISSIONS];

/**
 * The folder "Shared with me" is a view of other folders: the server takes a rule in it, and shows it to nobody. Newer
 * versions name it in `config.sharedWithMeFolderUID`.
 * Source: pkg/services/folder/model.go, SharedWithMeFolderUID; `{"id":-1,"uid":"sharedwithme"}` on 12.4.0
 */
export const GRAFANA_SHARED_FOLDER_UID = 'sharedwithme';

/** How a server refuses to change what a file or another program wrote. */
export const GRAFANA_PROVENANCE_MISMATCH = {
  // Source: pkg/services/ngalert/provisioning/alert_rules.go, errProvenanceMismatch, status 409 (seen on 12.4.0)
  messageId: 'alerting.provenanceMismatch',
  messages: [
    // Source: the same file in 10.1: status 500, without an id
    /cannot \w+ with provided provenance '\w*', needs '\w+'/,
    // Source: pkg/services/ngalert/provisioning/validation/provenance_consistency.go of newer versions, status 400
    /cannot add non-provisioned rule to group containing provisioned rules/,
  ],
};

/** Addresses of Grafana's HTTP API, all of them there from 11.6 to 13.2. */
export const GRAFANA_API = {
  // Source: pkg/api/folder.go and pkg/api/api.go
  folders: '/api/folders',
  dashboard: (uid: string) => `/api/dashboards/uid/${encodeURIComponent(uid)}`,
  // Source: pkg/services/dashboardimport/api/api.go
  importDashboard: '/api/dashboards/import',
  // Source: pkg/services/ngalert/api/tooling/definitions/provisioning_alert_rules.go
  rule: (uid: string) => `/api/v1/provisioning/alert-rules/${encodeURIComponent(uid)}`,
  ruleGroup: (folderUid: string, group: string) =>
    `/api/v1/provisioning/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(group)}`,
  // Source: pkg/services/ngalert/api/lotex_ruler.go. The store's kind decides the path behind the proxy.
  rulerGroups: (datasourceUid: string, namespace: string, subtype: string) =>
    `/api/ruler/${encodeURIComponent(datasourceUid)}/api/v1/rules/${encodeURIComponent(namespace)}?subtype=${subtype}`,
  rulerGroup: (datasourceUid: string, namespace: string, group: string, subtype: string) =>
    `/api/ruler/${encodeURIComponent(datasourceUid)}/api/v1/rules/${encodeURIComponent(namespace)}/${encodeURIComponent(group)}?subtype=${subtype}`,
  // Source: pkg/api/annotations.go and pkg/api/api.go
  annotations: '/api/annotations',
  annotation: (id: number) => `/api/annotations/${id}`,
  // Source: pkg/services/ngalert/api/tooling/definitions/prom.go
  ruleStates: '/api/prometheus/grafana/api/v1/rules',
} as const;

/** Lets people change in Grafana what was written by the API. Source: the same provisioning_alert_rules.go */
export const GRAFANA_EDITABLE_HEADER = { 'X-Disable-Provenance': 'true' };

/** Pages of Grafana, below the path that it is served at. Source: public/app/routes/routes.tsx */
export const GRAFANA_PAGES = {
  addDatasource: (type: string) => `/connections/datasources/${type}`,
  editDatasource: (uid: string) => `/connections/datasources/edit/${encodeURIComponent(uid)}`,
  dashboard: (uid: string) => `/d/${uid}`,
  alertRule: (uid: string) => `/alerting/grafana/${encodeURIComponent(uid)}/view`,
} as const;

/** Roles that may save rules where Grafana tells no permissions. Source: @grafana/data, OrgRole */
export const GRAFANA_EDITORS: readonly string[] = ['Editor', 'Admin'];

/**
 * From this version on a Grafana-managed recording rule names the data source that it writes to (`target_datasource_uid`);
 * older ones write all of them to one that the server's configuration names.
 * Source: docs, "Create Grafana-managed recording rules"; `config.unifiedAlerting.recordingRulesEnabled` says whether they
 * are on (pkg/api/dtos/frontend_settings.go, RecordingRulesEnabled).
 */
export const GRAFANA_RECORDING_SINCE = { major: 12, minor: 1 };

/** Settings of a data source. Absent means yes. Source: public/app/features/alerting/unified/utils/datasource.ts */
export interface GrafanaRuleSettings {
  manageAlerts?: boolean;
  allowAsRecordingRulesTarget?: boolean;
  prometheusType?: string;
}

/**
 * `prometheusType` of stores whose ruler takes rules over HTTP, with the subtype that the proxy wants to hear. The rulers of
 * Prometheus, Thanos and VictoriaMetrics read files only.
 * Source: pkg/services/ngalert/api/lotex_ruler.go, subtypeToPrefix; PromApplication in @grafana/prometheus
 */
export const GRAFANA_RULER_SUBTYPES: Readonly<Record<string, string>> = { Mimir: 'mimir', Cortex: 'cortex' };
