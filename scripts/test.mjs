/**
 * `npm test`: installs what is missing, then checks and tests everything. All steps run, even after one has failed.
 * Some of it: `npm test -- lint unit` (names as in STEPS), or `npm test -- --fast` (no Prometheus, no browser).
 * The last line is `N passed, N failed`: every test, and one for each other check.
 */
import { parseArgs } from 'node:util';
import { ensureAlertmanager } from '../tests/prometheus/ensureAlertmanager.mjs';
import { ensureChromium } from '../tests/prometheus/ensureChromium.mjs';
import { ensurePrometheus } from '../tests/prometheus/ensurePrometheus.mjs';
import { ensurePrometheus3 } from '../tests/prometheus/ensurePrometheus3.mjs';
import { auditPackages } from './auditPackages.mjs';
import { checkLockFiles } from './checkLockFiles.mjs';
import { checkTypes, TYPE_CHECKS } from './checkTypes.mjs';
import { installHostPackages } from './installHostPackages.mjs';
import { installPackages } from './installPackages.mjs';
import { PROJECT_ROOT } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';
import { runJest } from './runJest.mjs';

const toCount = (isPassed) => ({ passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1 });
const runScript = async (name) => toCount((await runCommand('npm', ['run', name], { quiet: true })) === 0);
const say = (line) => console.log(`  ${line}`);

function checkLocks() {
  const problems = checkLockFiles();
  problems.forEach((problem) => console.error(problem));
  return toCount(problems.length === 0);
}

function audit() {
  const { isPassed, lines } = auditPackages();
  lines.forEach((line) => console.log(`  ${line}`));
  return toCount(isPassed);
}

async function checkAllTypes() {
  const counts = [];
  for (const name of TYPE_CHECKS) {
    console.log(`  types: ${name}`);
    counts.push(toCount(await checkTypes(name)));
  }
  return sum(counts);
}

/** The Grafana versions to test end to end, all specs on the first: `LEAKSCOPE_HOSTS="13 12 11" npm test`. */
const HOSTS = process.env.LEAKSCOPE_HOSTS?.split(/\s+/).filter(Boolean) ?? ['13'];
/** The types of these are checked as well. */
const TYPED_HOSTS = ['11', '13'];

async function runBrowser() {
  // Imported late: what it imports is installed by then.
  const { runEndToEnd } = await import('./e2e.mjs');
  return runEndToEnd({ hosts: HOSTS });
}

/** Each gives how many passed and failed. `slow` ones need a server or a browser; `beside` ones run together with the one before. */
const STEPS = [
  { name: 'locks', run: checkLocks },
  { name: 'lint', run: async () => sum([await runScript('lint'), await runScript('knip')]) },
  { name: 'types', beside: true, run: checkAllTypes },
  { name: 'build', run: () => runScript('build') },
  { name: 'audit', run: audit },
  { name: 'unit', run: () => runJest(['engine', 'plugins']) },
  { name: 'real', slow: true, run: () => runJest(['real']) },
  { name: 'e2e', slow: true, run: runBrowser },
];

const sum = (counts) =>
  counts.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
  });

const seconds = (startMs) => `${((performance.now() - startMs) / 1000).toFixed(1)} s`;

async function install(steps) {
  const startMs = performance.now();
  console.log('> install');
  await installPackages(PROJECT_ROOT);
  if (steps.some(({ name }) => name === 'types' || name === 'e2e')) {
    await installHostPackages([...new Set([...TYPED_HOSTS, ...HOSTS])], say);
  }
  if (steps.some(({ slow }) => slow)) {
    ensurePrometheus(say);
    ensureAlertmanager(say);
  }
  if (steps.some(({ name }) => name === 'real')) {
    ensurePrometheus3(say);
  }
  if (steps.some(({ name }) => name === 'e2e')) {
    ensureChromium(say);
  }
  console.log(`  install: ${seconds(startMs)}`);
}

async function runStep({ name, run }) {
  const startMs = performance.now();
  console.log(`> ${name}`);
  let count;
  try {
    count = await run();
  } catch (error) {
    console.error(error.message);
    count = toCount(false);
  }
  return { ...count, line: `  ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds(startMs)}` };
}

function chooseSteps() {
  const { values, positionals } = parseArgs({ options: { fast: { type: 'boolean' } }, allowPositionals: true });
  const unknown = positionals.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no step "${unknown}"; choose from ${STEPS.map(({ name }) => name).join(', ')}.`);
  }
  const named = positionals.length === 0 ? STEPS : STEPS.filter(({ name }) => positionals.includes(name));
  return values.fast ? named.filter(({ slow }) => !slow) : named;
}

async function test() {
  const steps = [...chooseSteps()];
  await install(steps);
  const counts = [];
  while (steps.length > 0) {
    const together = [steps.shift()];
    while (steps[0]?.beside) {
      together.push(steps.shift());
    }
    for (const count of await Promise.all(together.map(runStep))) {
      console.log(count.line);
      counts.push(count);
    }
  }
  console.log(['', 'All steps:', ...counts.map(({ line }) => line), ''].join('\n'));
  return sum(counts);
}

// An ordinary exit, so that servers end and temporary folders go.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}

test()
  .catch((error) => {
    console.error(error.message);
    return toCount(false);
  })
  .then(({ passed, failed }) => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  });
