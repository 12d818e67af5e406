import { config } from '@grafana/runtime';
import { GRAFANA_PERMISSIONS } from '../../contract/grafanaNames';

export interface Permissions {
  /** Null: may save. Else why not. */
  whyNotSave: string | null;
  mayMakeFolders: boolean;
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
  const isEditor = orgRole === 'Editor' || orgRole === 'Admin';
  const maySave = hasList ? WRITE_RULES.some((action) => permissions[action]) : isEditor;
  return {
    whyNotSave: maySave
      ? null
      : `Your role${orgRole ? ` (${orgRole})` : ''} may not create alert rules: ask for the role Editor, or hand on one of the files below.`,
    mayMakeFolders: hasList ? Boolean(permissions[GRAFANA_PERMISSIONS.createFolders]) : isEditor,
  };
}
