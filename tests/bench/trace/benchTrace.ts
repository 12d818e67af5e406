import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { spawnWorkbench } from '../../host/spawnWorkbench.mjs';
import { backfillSeries } from '../../prometheus/backfillSeries.mjs';
import { ensureChromium } from '../../prometheus/ensureChromium.mjs';
import { makeTemporaryFolder } from '../../prometheus/makeTemporaryFolder.mjs';
import { startPrometheus } from '../../prometheus/startPrometheus.mjs';
import { fleetSeries } from '../scale/fleetSeries';
import { planFleet } from '../scale/planFleet';
import { writeSection } from '../writeSection';
import { nameInSources } from './nameInSources';
import { LONG_TASK_MILLISECONDS, readTrace, type TraceReading } from './readTrace';

/** As many containers as make some 200 workloads. */
const CONTAINERS = 1300;
const ROWS = 200;
const HOURS = 48;
const STEP_SECONDS = 240;
const END_SECONDS = 1_780_000_017;
const ROOT = join(__dirname, '../../..');
const TITLE = 'Which containers leak';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
];
const MOST_FUNCTIONS = 6;
/** A list asks in turns, and judges in between. */
const QUIET_MILLISECONDS = 3000;

/** What was ours before rows found their series by an index and lives took turns: this program on commit f51d5ca, another run. */
const BEFORE: Record<string, string> = { 'first load': '1.44', refresh: '0.94' };

interface Traced {
  name: string;
  firstRowSeconds: number | null;
  seconds: number;
  reading: TraceReading;
}

/** `npm run bench -- trace`: the main thread of a real browser while the fleet page with 200 rows loads and refreshes. */
export async function benchTrace(): Promise<void> {
  const data = makeTemporaryFolder('leakscope-trace-');
  const provisioning = makeTemporaryFolder('leakscope-trace-provisioning-');
  try {
    const grid = { startSeconds: END_SECONDS - HOURS * 3600, endSeconds: END_SECONDS, stepSeconds: STEP_SECONDS };
    const fleet = planFleet(CONTAINERS);
    const { samples } = await backfillSeries({ dataDir: data.path, series: fleetSeries(fleet, grid) });
    process.stderr.write(`${samples} samples of ${fleet.length} workloads written\n`);
    showRows(provisioning.path);
    const prometheus = await startPrometheus({ dataDir: data.path });
    // A process of its own: its work must not stand in the browser's way.
    const workbench = spawnWorkbench({ prometheus: prometheus.url, provisioning: provisioning.path });
    const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
    try {
      const page = toPage(await tracePage(browser, await workbench.url), fleet.length);
      writeSection('trace', page);
      process.stdout.write(`${page}\n`);
    } finally {
      await browser.close();
      await workbench.stop();
      await prometheus.stop();
    }
  } finally {
    data.remove();
    provisioning.remove();
  }
}

/** The page as it is, with more rows than it shows by itself. */
function showRows(folder: string): void {
  cpSync(join(ROOT, 'provisioning'), folder, { recursive: true });
  const file = join(folder, 'dashboards/fleet.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"top": \d+/g, `"top": ${ROWS}`));
}

async function tracePage(browser: Browser, url: string): Promise<Traced[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.clock.setFixedTime(new Date(END_SECONDS * 1000));
  const range = { from: String((END_SECONDS - HOURS * 3600) * 1000), to: String(END_SECONDS * 1000) };
  const rows = page.getByTestId(`data-testid Panel header ${TITLE}`).getByRole('row').nth(1);
  const load = await trace(browser, page, 'first load', async () => {
    await page.goto(`${url}/d/leakscope-fleet?${new URLSearchParams(range)}`);
    const started = Date.now();
    await rows.waitFor({ timeout: 300_000 });
    return (Date.now() - started) / 1000;
  });
  const refresh = await trace(browser, page, 'refresh', async () => {
    await page.getByTestId('data-testid RefreshPicker run button').click();
    return null;
  });
  return [load, refresh];
}

async function trace(browser: Browser, page: Page, name: string, run: () => Promise<number | null>): Promise<Traced> {
  let lastMs = Date.now();
  const note = () => {
    lastMs = Date.now();
  };
  page.on('request', note).on('requestfinished', note);
  await browser.startTracing(page, { categories: CATEGORIES });
  const startedMs = Date.now();
  const firstRowSeconds = await run();
  const more = page.getByLabel('Panel loading bar').or(page.getByTestId('icon-circle-mono'));
  while ((await more.count()) > 0 || Date.now() - lastMs < QUIET_MILLISECONDS) {
    await page.waitForTimeout(100);
  }
  const text = (await browser.stopTracing()).toString('utf8');
  page.off('request', note).off('requestfinished', note);
  process.stderr.write(`${name} traced\n`);
  return {
    name,
    firstRowSeconds,
    seconds: Math.max(0, lastMs - startedMs) / 1000,
    reading: readTrace(text, nameInSources(join(ROOT, 'dist'))),
  };
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

function toRow({ name, firstRowSeconds, seconds, reading }: Traced): string {
  const { longTasks, busyMilliseconds } = reading;
  const longest = Math.max(0, ...longTasks.map(({ milliseconds }) => milliseconds));
  const ours = sumOf(
    longTasks.map(({ byFile }) => sumOf([...byFile].filter(([file]) => /\.js$/.test(file)).map(([, ms]) => ms)))
  );
  const all = sumOf(longTasks.map(({ milliseconds }) => milliseconds));
  return `| ${[
    name,
    firstRowSeconds === null ? '' : firstRowSeconds.toFixed(1),
    seconds.toFixed(1),
    (busyMilliseconds / 1000).toFixed(1),
    longTasks.length,
    longest.toFixed(0),
    (all / 1000).toFixed(2),
    (ours / 1000).toFixed(2),
    BEFORE[name],
  ].join(' | ')} |`;
}

function listFunctions({ name, reading }: Traced): string[] {
  const sums = new Map<string, number>();
  for (const { byFunction } of reading.longTasks) {
    byFunction.forEach((ms, key) => sums.set(key, (sums.get(key) ?? 0) + ms));
  }
  const most = [...sums].sort(([, a], [, b]) => b - a).slice(0, MOST_FUNCTIONS);
  return most.length === 0
    ? []
    : [`In the long tasks of the ${name}: ${most.map(([key, ms]) => `\`${key}\` ${ms.toFixed(0)} ms`).join(', ')}.`];
}

function toPage(traced: readonly Traced[], workloads: number): string {
  return [
    '## A trace of the fleet page',
    '',
    `\`npm run bench -- trace\`: the fleet page with ${ROWS} rows on a generated fleet of ${CONTAINERS} containers (${workloads} workloads),`,
    'in a real Chromium on the workbench of Grafana 13, traced with a profile of its scripts: the first load, and a press of',
    `"Refresh". A long task takes more than ${LONG_TASK_MILLISECONDS} ms of the main thread. "Ours" is what the plugin’s own files took of them.`,
    '',
    '| what | s to the first row | s to the last answer | s busy | long tasks | longest, ms | s in them | s ours | before |',
    '|---|---|---|---|---|---|---|---|---|',
    ...traced.map(toRow),
    '',
    ...traced.flatMap(listFunctions),
  ].join('\n');
}
