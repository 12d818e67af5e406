import { chromium, type Browser } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { startWorkbench } from '../host/serve.mjs';
import { ensureChromium } from '../prometheus/ensureChromium.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { generateFleet } from './generateFleet';
import { type PageTask, readTrace, type TraceEvent } from './readTrace';
import { writeSection } from './writeSection';

const CONTAINERS = 200;
const STEP_SECONDS = 300;
const DAY_SECONDS = 86_400;
/** Two days, which is what a diagnosis looks at. */
const POINTS = (2 * DAY_SECONDS) / STEP_SECONDS + 1;
/** W3C Long Tasks. */
const LONG_MILLISECONDS = 50;
const QUIET_MILLISECONDS = 8_000;
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const CATEGORIES = ['devtools.timeline', 'toplevel', 'disabled-by-default-v8.cpu_profiler', '__metadata'];

/** `npm run bench -- trace [FILE]`: what keeps the main thread of the fleet page from answering, with 200 generated rows. */
export async function benchTrace(file?: string): Promise<void> {
  const endSeconds = Math.floor(Date.now() / 1000 / STEP_SECONDS) * STEP_SECONDS;
  const fleet = { containers: CONTAINERS, points: POINTS, stepSeconds: STEP_SECONDS, endSeconds };
  const prometheus = await startSeriesPrometheus({ series: generateFleet(0, CONTAINERS, fleet) });
  const workbench = await startWorkbench({ host: '13', port: 0, prometheus: prometheus.url, log: () => {} });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
  try {
    const from = endSeconds - DAY_SECONDS;
    const events = await record(browser, `${workbench.url}/d/leakscope-fleet?from=${from}000&to=${endSeconds}000`);
    if (file) {
      writeFileSync(file, JSON.stringify({ traceEvents: events }));
    }
    report(readTrace(events, LONG_MILLISECONDS));
  } finally {
    await browser.close();
    await workbench.stop();
    await prometheus.stop();
  }
}

/** From the address to the last row. */
async function record(browser: Browser, url: string): Promise<TraceEvent[]> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  let lastMs = Date.now();
  page.on('requestfinished', () => (lastMs = Date.now()));
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordContinuously' },
    transferMode: 'ReportEvents',
  });
  await page.goto(url, { timeout: 180_000 });
  await page.getByText(`${CONTAINERS} containers`).first().waitFor({ timeout: 300_000 });
  while (Date.now() - lastMs < QUIET_MILLISECONDS) {
    await page.waitForTimeout(500);
  }
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await ended;
  return events;
}

function report(tasks: readonly PageTask[]): void {
  const ours = tasks.filter(({ ownShare }) => ownShare > 0.5);
  const longest = (of: readonly PageTask[]) => Math.round(of[0]?.milliseconds ?? 0);
  const others = tasks.filter(({ ownShare }) => ownShare <= 0.5);
  for (const { atMilliseconds, milliseconds, ownShare, places } of tasks) {
    const at = `${(atMilliseconds / 1000).toFixed(1)} s`;
    process.stdout.write(`${milliseconds.toFixed(0)} ms at ${at}, ${(100 * ownShare).toFixed(0)} % ours\n`);
    places.forEach((one) => process.stdout.write(`    ${one.milliseconds.toFixed(0)} ms ${one.place}\n`));
  }
  const text = [
    '## A trace of the fleet page',
    '',
    `The fleet page with ${CONTAINERS} generated rows on the workbench, from its address to the last row: what kept the main thread for`,
    `${LONG_MILLISECONDS} ms and more, in time of the processor. A task is ours where something of ours was on the stack for more than half`,
    'of it; the others are Grafana itself, which loads its own modules and draws.',
    '',
    '| tasks | number | longest |',
    '|---|---|---|',
    `| ours | ${ours.length} | ${longest(ours)} ms |`,
    `| others | ${others.length} | ${longest(others)} ms |`,
    '',
  ].join('\n');
  writeSection('trace', text);
  process.stdout.write(`${text}\n`);
}
