import { GRAFANA_PERMISSIONS } from '../../src/contract/grafanaNames';
import { toPermissions } from '../host/server/permissions';

test('GRAFANA_PERMISSIONS are names that a server gives to somebody', () => {
  // Written down apart, from the server's source and its boot data: no package has them.
  const known = Object.keys(toPermissions('Admin'));
  expect(Object.values(GRAFANA_PERMISSIONS).filter((name) => !known.includes(name))).toEqual([]);
});

test('what an editor may do, and a viewer may not', () => {
  const { createRules, writeRules, createFolders, createDashboards } = GRAFANA_PERMISSIONS;
  for (const name of [createRules, writeRules, createFolders, createDashboards]) {
    expect([name, toPermissions('Editor')[name], toPermissions('Viewer')[name]]).toEqual([name, true, undefined]);
  }
});
