import { say } from '../../engine';
import { config } from '@grafana/runtime';
import { GRAFANA_EDITORS, GRAFANA_PERMISSIONS, type GrafanaPermission } from '../../contract/grafanaNames';
import { STRINGS } from '../strings';

export interface Permissions {
  /** Null: may save. Else why not. */
  whyNotSave: string | null;
  mayMakeFolders: boolean;
  /** May change rules that a data source keeps itself. */
  mayWriteExternalRules: boolean;
  /** Null: may import the app's dashboards. Else why not. */
  whyNotImport: string | null;
}

/** Either of them lets a user write rules; Grafana checks the folder and the data source when it saves. */
const WRITE_RULES = [
  GRAFANA_PERMISSIONS.createRules,
  GRAFANA_PERMISSIONS.writeRules,
  GRAFANA_PERMISSIONS.writeProvisioning,
  GRAFANA_PERMISSIONS.writeProvisionedRules,
];

/** What the user may do, as far as the page can know. */
export function readPermissions(): Permissions {
  const { orgRole, permissions = {} } = config.bootData.user;
  // Without access control there is the role only.
  const hasList = Object.keys(permissions).length > 0;
  const isEditor = GRAFANA_EDITORS.includes(orgRole);
  const may = (action: GrafanaPermission) => (hasList ? Boolean(permissions[action]) : isEditor);
  const role = orgRole ? ` (${orgRole})` : '';
  return {
    whyNotSave: WRITE_RULES.some(may)
      ? null
      : say`Your role${role} may not create alert rules: ask for the role Editor, or hand on one of the files below.`,
    mayMakeFolders: may(GRAFANA_PERMISSIONS.createFolders),
    mayWriteExternalRules: may(GRAFANA_PERMISSIONS.writeExternalRules),
    whyNotImport: may(GRAFANA_PERMISSIONS.createDashboards) ? null : STRINGS.dashboard.mayNotImport(role),
  };
}
