import { json, type ApiRequest, type ApiResponse } from './route';
import type { Role } from './role';

/**
 * Written down once more on purpose: the plugin's own list (src/contract/grafanaNames.ts) is what the workbench is there
 * to find wrong. Without the permissions of servers, users and teams, which no plugin asks about.
 *
 * Names: grafana/grafana, pkg/services/accesscontrol/models.go, and the boot data of a running Grafana 12.4.0. The tables
 * of Grafana's documentation have `alert.rule:create` and the like, which no server knows.
 * Who has which: the same documentation, RBAC role definitions, "Basic role assignments".
 */
const VIEWER = [
  'alert.instances:read',
  'alert.rules:read',
  'alert.rules.external:read',
  'annotations:read',
  'dashboards:read',
  'datasources:query',
  'datasources:read',
  'folders:read',
  'plugins.app:access',
];
const EDITOR = [
  'alert.instances:create',
  'alert.instances:write',
  'alert.provisioning.provenance:write',
  'alert.rules.external:write',
  'alert.rules:create',
  'alert.rules:delete',
  'alert.rules:write',
  'annotations:create',
  'annotations:delete',
  'annotations:write',
  'dashboards:create',
  'dashboards:delete',
  'dashboards:write',
  'datasources:explore',
  'folders:create',
  'folders:delete',
  'folders:write',
];
const ADMIN = [
  'alert.provisioning:read',
  'alert.provisioning:write',
  'alert.rules.provisioning:read',
  'alert.rules.provisioning:write',
  'datasources:create',
  'datasources:delete',
  'datasources:write',
  'plugins:install',
  'plugins:write',
];

const OF_ROLE: Record<Role, string[]> = {
  Viewer: VIEWER,
  Editor: [...VIEWER, ...EDITOR],
  Admin: [...VIEWER, ...EDITOR, ...ADMIN],
};

/** Permissions of the role, as the boot data of a page has them. */
export const toPermissions = (role: Role): Record<string, boolean> =>
  Object.fromEntries(OF_ROLE[role].map((action) => [action, true]));

/** Answers as Grafana does to those who may not. */
export function requirePermission(
  action: string,
  handle: (request: ApiRequest) => ApiResponse
): (request: ApiRequest) => ApiResponse {
  return (request) =>
    toPermissions(request.role ?? 'Admin')[action]
      ? handle(request)
      : json(403, {
          message: `You'll need additional permissions to perform this action. Permissions needed: ${action}`,
        });
}
