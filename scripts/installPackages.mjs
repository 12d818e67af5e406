import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './runCommand.mjs';

const readPackages = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
};

/** npm keeps what it installed in a second lock file; optional packages are those of other platforms. */
function isInstalled(folder) {
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(readPackages(join(folder, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version
  );
}

/** Installs what the folder's lock file says, unless it is there. */
export async function installPackages(folder) {
  if (isInstalled(folder)) {
    return;
  }
  if ((await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })) !== 0) {
    throw new Error(`npm ci failed in ${folder}: see above, and check that the npm registry can be reached.`);
  }
}
