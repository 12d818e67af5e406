#!/usr/bin/env node
/**
 * End-to-end tests: the built plugin on the workbench, a real Prometheus with the recorded data, a real Chromium.
 *
 *   node scripts/e2e.mjs [--host 13]... [--all-specs] [--development-react] [arguments of playwright test]
 *
 * All specs run on the first host. On the others, the ones tagged @every-host do, or all of them with --all-specs.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DEFAULT_HOSTS = ['13'];
/** Specs that run at the same time, each file on a workbench of its own: data sources and faults are the server's. */
const WORKERS = 2;
/** Tag of the specs that run on every host. */
const EVERY_HOST = '@every-host';
/** What decides the built bundle, besides the sources and the dashboards. */
const BUILD_INPUTS = ['package.json', 'package-lock.json', 'webpack.config.ts', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Runs the specs on each host in turn. */
export async function runEndToEnd({
  hosts = DEFAULT_HOSTS,
  allSpecs = false,
  developmentReact = false,
  playwrightArguments = [],
} = {}) {
  await buildIfStale();
  // Imported late: npm test installs their packages first.
  const { createAnswerMemory, startWorkbench } = await import('../tests/host/serve.mjs');
  const { startRecordedPrometheus } = await import('../tests/prometheus/startRecordedPrometheus.mjs');
  const prometheus = await startRecordedPrometheus({ onProgress: say });
  const memory = await createAnswerMemory(prometheus.url);
  const total = { passed: 0, failed: 0 };
  try {
    for (const host of hosts) {
      const workbenches = [];
      try {
        for (let worker = 0; worker < WORKERS; worker++) {
          workbenches.push(
            await startWorkbench({ host, prometheus: prometheus.url, memory, developmentReact, log: say })
          );
        }
        const [{ grafanaVersion }] = workbenches;
        say(`End-to-end tests on Grafana ${grafanaVersion} packages`);
        const only = allSpecs || host === hosts[0] ? [] : ['--grep', EVERY_HOST];
        const urls = workbenches.map(({ url }) => url);
        const { passed, failed } = await runPlaywright(host, urls, prometheus, [...only, ...playwrightArguments]);
        say(`Grafana ${grafanaVersion} packages: ${passed} passed, ${failed} failed`);
        total.passed += passed;
        total.failed += failed;
      } finally {
        await Promise.all(workbenches.map((workbench) => workbench.stop()));
      }
    }
  } finally {
    await prometheus.stop();
  }
  return total;
}

async function runPlaywright(host, urls, prometheus, playwrightArguments) {
  const resultsFile = join(ROOT, 'test-results', `e2e-${host}.json`);
  const exitCode = await run('node_modules/.bin/playwright', ['test', ...playwrightArguments], {
    LEAKSCOPE_WORKBENCHES: urls.join(' '),
    LEAKSCOPE_E2E_RESULTS: resultsFile,
    LEAKSCOPE_DATA_START: String(prometheus.startSeconds),
    LEAKSCOPE_DATA_END: String(prometheus.endSeconds),
  });
  if (!existsSync(resultsFile)) {
    return { passed: 0, failed: 1 };
  }
  const { stats, errors } = JSON.parse(readFileSync(resultsFile, 'utf8'));
  const failed = stats.unexpected + stats.flaky + errors.length;
  // A run that found no test, or ended early, has not passed.
  return { passed: stats.expected, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

async function buildIfStale() {
  const stamp = join(ROOT, '.cache/dist-inputs-hash');
  const inputsHash = hashInputs();
  const isBuilt = existsSync(join(ROOT, 'dist/module.js'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsHash) {
    return;
  }
  say('Building the plugin ...');
  if ((await run('npm', ['run', 'build'])) !== 0) {
    throw new Error('The build failed; run "npm run build" to see why.');
  }
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(stamp, inputsHash);
}

function hashInputs() {
  const sources = ['src', 'provisioning/dashboards', 'scripts/bundle', 'locales']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const files = [...sources, ...BUILD_INPUTS.map((name) => join(ROOT, name))].filter(existsSync).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function run(command, commandArguments, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

function say(line) {
  console.log(line);
}

/** `--host` may be given several times; what is not ours goes to Playwright. */
function parseArguments(given) {
  const hosts = [];
  const playwrightArguments = [];
  let developmentReact = false;
  let allSpecs = false;
  for (let index = 0; index < given.length; index++) {
    if (given[index] === '--host') {
      hosts.push(given[++index]);
    } else if (given[index] === '--all-specs') {
      allSpecs = true;
    } else if (given[index] === '--development-react') {
      developmentReact = true;
    } else {
      playwrightArguments.push(given[index]);
    }
  }
  return { hosts: hosts.length > 0 ? hosts : DEFAULT_HOSTS, allSpecs, developmentReact, playwrightArguments };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  runEndToEnd(parseArguments(process.argv.slice(2))).then(
    ({ passed, failed }) => {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    }
  );
}
