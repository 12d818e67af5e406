/**
 * `npm run demo [-- --port 3000]`: everything from a fresh clone to a dashboard of recorded memory, without Grafana and
 * Docker. Ctrl-C stops all of it and removes its temporary data.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spawnWorkbench } from '../tests/host/spawnWorkbench.mjs';
import { ensurePrometheus } from '../tests/prometheus/ensurePrometheus.mjs';
import { makeTemporaryFolder } from '../tests/prometheus/makeTemporaryFolder.mjs';
import { startPrometheus } from '../tests/prometheus/startPrometheus.mjs';
import { backfillDemo } from './backfillDemo.mjs';
import { installPackages } from './installPackages.mjs';
import { PROJECT_ROOT } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';
import { runStep } from './runStep.mjs';

const say = (line) => console.log(`  ${line}`);

const toLocalTime = (seconds) => new Date(seconds * 1000).toLocaleString('sv').slice(0, 'YYYY-MM-DD HH:MM'.length);

/** On a terminal one line that changes, elsewhere a line now and then. */
function showProgress({ index, count, samples }) {
  const text = `  ${index + 1} of ${count} recorded files, ${samples.toLocaleString('en')} samples`;
  if (process.stdout.isTTY) {
    process.stdout.write(`\r${text}${index + 1 === count ? '\n' : ''}`);
  } else if (index % 10 === 0 || index + 1 === count) {
    console.log(text);
  }
}

async function build() {
  if ((await runCommand('npm', ['run', 'build'], { quiet: true })) !== 0) {
    throw new Error('The build failed: see above.');
  }
}

/** What has to be undone at the end, last first. */
const cleanups = [];

async function cleanUp() {
  for (const undo of cleanups.splice(0).reverse()) {
    await undo().catch((error) => console.error(error.message));
  }
}

async function demo(port) {
  const folder = makeTemporaryFolder('leakscope-demo-').path;
  // Whatever else needs a temporary place takes it in here, so that Ctrl-C at any moment leaves nothing behind.
  process.env.TMPDIR = folder;

  await runStep('npm packages (two minutes the first time)', () => installPackages(PROJECT_ROOT));
  await runStep('Prometheus', async () => ensurePrometheus(say));
  await runStep('build', build);
  const dataDir = join(folder, 'data');
  const { endSeconds } = await runStep('recorded data into Prometheus', () =>
    backfillDemo({ dataDir, onProgress: showProgress })
  );
  const prometheus = await startPrometheus({ dataDir });
  cleanups.push(prometheus.stop);
  const workbench = await runStep('workbench', async () => {
    const onText = (text) => process.stdout.write(text.replace(/^(?=.)/gm, '  '));
    const started = spawnWorkbench({ port, prometheus: prometheus.url, onText });
    cleanups.push(started.stop);
    return { ...started, url: await started.url };
  });

  console.log(`
Ready. Open one of:
  ${workbench.url}/d/leakscope-fleet       workloads, what needs somebody first: start here
  ${workbench.url}/d/leakscope-container   where the memory of one container is
  ${workbench.url}/                        all pages
Prometheus itself: ${prometheus.url}

The data: 30 recorded programs, stretched to 42 hours up to now. The recording plays on until
${toLocalTime(endSeconds)}; start the demo again after that.
Ctrl-C stops everything.`);
  await workbench.ended;
  throw new Error('The workbench ended: see above.');
}

const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' } } });
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (!stopping) {
      stopping = true;
      console.log('\nStopping');
      await cleanUp();
      process.exit(0);
    }
  });
}
demo(values.port).catch(async (error) => {
  if (!stopping) {
    console.error(error.message);
    await cleanUp();
    process.exit(1);
  }
});
