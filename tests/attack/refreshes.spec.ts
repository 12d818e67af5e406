import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures';
import { openDashboard } from '../e2e/openDashboard';

/** How often a page is refreshed; LEAKSCOPE_REFRESHES for another number. */
const REFRESHES = Number(process.env.LEAKSCOPE_REFRESHES ?? 1000);
/** Until then caches fill and code is compiled. */
const WARM_UP = 10;
/** The issue's own bounds. */
const HEAP_GROWTH = 1.01;
const FOLDER = join(__dirname, '../../.cache/attack');

const CONTAINER = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };
const PAGES = [
  { name: 'fleet', uid: 'leakscope-fleet', title: 'Which containers leak', shows: 'workloads', parameters: {} },
  {
    name: 'container',
    uid: 'leakscope-container',
    title: `Memory of shop / ${CONTAINER['var-pod']} / app`,
    shows: 'Parts sum to usage',
    parameters: CONTAINER,
  },
];

interface Measured {
  refreshes: number;
  heapBytes: number;
  listeners: number;
  canvases: number;
}

/** Follows requests, so that a refresh can be waited for. */
function followRequests(page: Page): () => Promise<void> {
  let open = 0;
  page.on('request', () => open++);
  page.on('requestfinished', () => open--);
  page.on('requestfailed', () => open--);
  return async () => {
    // Between two rounds of questions answers are judged: quiet is when nothing is open three times in a row.
    for (let quiet = 0; quiet < 3; quiet = open > 0 ? 0 : quiet + 1) {
      await page.waitForTimeout(50);
    }
  };
}

async function measure(page: Page, session: CDPSession, refreshes: number): Promise<Measured> {
  await page.waitForTimeout(500);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  const canvases = await page.locator('canvas').count();
  return { refreshes, heapBytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), canvases };
}

for (const { name, uid, title, shows, parameters } of PAGES) {
  test(`${name}: ${REFRESHES} refreshes`, async ({ page, recorded }) => {
    const settle = followRequests(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const panel = await openDashboard(page, uid, title, recorded, parameters);
    await expect(panel).toContainText(shows);
    const run = page.getByTestId('data-testid RefreshPicker run button');
    const measured: Measured[] = [];
    for (let done = 1; done <= REFRESHES + WARM_UP; done++) {
      await run.click();
      await settle();
      if (done === WARM_UP || (done - WARM_UP) % Math.ceil(REFRESHES / 5) === 0) {
        measured.push(await measure(page, session, done - WARM_UP));
      }
    }
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `refreshes-${name}.json`), JSON.stringify(measured, null, 1));
    console.log(name, JSON.stringify(measured));
    const [first] = measured;
    const last = measured[measured.length - 1];
    await expect(panel).toContainText(shows);
    expect.soft(last.heapBytes / first.heapBytes, 'heap').toBeLessThan(HEAP_GROWTH);
    expect.soft(last.listeners, 'listeners').toBe(first.listeners);
    expect.soft(last.canvases, 'canvases').toBe(first.canvases);
  });
}
