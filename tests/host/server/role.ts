/** Roles of Grafana that the workbench can show its pages as. */
export type Role = 'Admin' | 'Editor' | 'Viewer';

const ROLES: readonly Role[] = ['Admin', 'Editor', 'Viewer'];
const toRole = (text: string | null | undefined) => ROLES.find((role) => role.toLowerCase() === text?.toLowerCase());

/** The role that `?role=viewer` names. */
export const readAskedRole = (parameters: URLSearchParams): Role | undefined => toRole(parameters.get('role'));

/** The role of the pages before; Admin at first. */
export const readRole = (cookie: string): Role => toRole(/workbench_role=(\w+)/.exec(cookie)?.[1]) ?? 'Admin';
