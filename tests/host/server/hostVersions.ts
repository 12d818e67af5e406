import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

/** One version of the Grafana packages on which the built plugin runs. */
export interface Host {
  id: string;
  grafanaVersion: string;
  /** The folder with package.json, package-lock.json and node_modules. */
  folder: string;
  /** Generated files of this host; safe to delete. */
  cacheFolder: string;
}

export const HOST_IDS = ['13', '12', '11'];

const PROGRESS_MILLISECONDS = 15_000;
const WAIT_MILLISECONDS = 1_000;

export function findHost(id: string): Host {
  if (!HOST_IDS.includes(id)) {
    throw new Error(`There is no host "${id}"; choose one of ${HOST_IDS.join(', ')}.`);
  }
  const folder = join(PROJECT_ROOT, 'tests/host/versions', id);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    id,
    folder,
    grafanaVersion: dependencies['@grafana/data'],
    cacheFolder: join(PROJECT_ROOT, '.cache/host', id),
  };
}

/** Runs `npm ci` in the host's folder unless its packages are those of the lock file. */
export async function installHost(host: Host, log: (line: string) => void): Promise<void> {
  if (isInstalled(host)) {
    return;
  }
  const release = await takeTurn(join(host.cacheFolder, 'installing'), log);
  try {
    // Whoever had the turn before has done it.
    if (!isInstalled(host)) {
      log(`Installing the Grafana ${host.grafanaVersion} packages (about a minute) ...`);
      await runNpmCi(host, log);
      writeFileSync(stampOf(host), lockHashOf(host));
      log(`Installed the Grafana ${host.grafanaVersion} packages.`);
    }
  } finally {
    release();
  }
}

const stampOf = (host: Host) => join(host.folder, 'node_modules/.leakscope-lock-hash');

function lockHashOf(host: Host): string {
  return createHash('sha256')
    .update(readFileSync(join(host.folder, 'package-lock.json')))
    .digest('hex');
}

function isInstalled(host: Host): boolean {
  return existsSync(stampOf(host)) && readFileSync(stampOf(host), 'utf8') === lockHashOf(host);
}

async function runNpmCi(host: Host, log: (line: string) => void): Promise<void> {
  // Peer ranges of a few packages under @grafana/ui end at React 18: npm only warns, so its output is kept for failures.
  const output: string[] = [];
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: host.folder,
  });
  npm.stdout.on('data', (chunk) => output.push(String(chunk)));
  npm.stderr.on('data', (chunk) => output.push(String(chunk)));
  const progress = setInterval(() => log('... still installing'), PROGRESS_MILLISECONDS);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    npm.on('error', reject);
    npm.on('close', resolve);
  }).finally(() => clearInterval(progress));
  if (exitCode !== 0) {
    throw new Error(`npm ci failed in tests/host/versions/${host.id}:\n${output.join('').trim()}`);
  }
}

/** Two `npm ci` in one folder destroy each other's work, so a file beside it names the process that runs one. */
async function takeTurn(file: string, log: (line: string) => void): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  let hasWaited = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
    if (!isRunning(file)) {
      rmSync(file, { force: true });
    } else if (!hasWaited) {
      log('Waiting for another process that installs these packages ...');
      hasWaited = true;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
  }
}

/** A process that was killed leaves its file behind. */
function isRunning(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
