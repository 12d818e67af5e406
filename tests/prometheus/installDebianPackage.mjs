import { spawnSync } from 'node:child_process';
import { findProgram } from './findProgram.mjs';

const run = (command) =>
  spawnSync(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/** What goes before apt-get: nothing for root, `sudo -n` where it asks no password, null where neither holds. */
function privilege() {
  if (process.getuid?.() === 0) {
    return [];
  }
  return findProgram('sudo') !== null && run(['sudo', '-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

/** Installs a package with apt-get; throws one sentence that says how to do it by hand. */
export function installDebianPackage(name, hint, onProgress = () => {}) {
  const prefix = findProgram('apt-get') === null ? null : privilege();
  if (prefix === null) {
    throw new Error(`${name} is missing and cannot be installed from here: ${hint}.`);
  }
  onProgress(`Installing ${name} with apt-get`);
  // sudo drops the environment: set it again behind it.
  const aptGet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y'];
  run([...aptGet, 'update']);
  const { status, stderr } = run([...aptGet, 'install', '--no-install-recommends', name]);
  if (status !== 0) {
    throw new Error(`apt-get could not install ${name} (${stderr.trim().split('\n').at(-1)}): ${hint}.`);
  }
}
