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
    // Source: pkg/services/ngalert/provisioning/validation/provenance_consistency.go (13), status 400
    /cannot add non-provisioned rule to group containing provisioned rules/,
  ],
};
