/** Installs the Grafana packages of the given workbench hosts; the root's packages must be there already. */
export async function installHostPackages(hosts, onProgress) {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  try {
    const { findHost, installHost } = await import('../tests/host/server/hostVersions.ts');
    await Promise.all(hosts.map((host) => installHost(findHost(host), onProgress)));
  } finally {
    await unregister();
  }
}
