import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures';
import { openDashboard } from '../e2e/openDashboard';
import { readHeldBytes } from './readHeldBytes';
import { writeRefreshes, type Measured } from './writeRefreshes';

/** How often a page is refreshed; LEAKSCOPE_REFRESHES for another number. */
const REFRESHES = Number(process.env.LEAKSCOPE_REFRESHES ?? 1000);
/** A page is given up after so long, and the report says how many refreshes there were; LEAKSCOPE_MINUTES. */
const MINUTES = Number(process.env.LEAKSCOPE_MINUTES ?? Infinity);
/** Until then caches fill and code is compiled: over the first fifty the heap of any page grows. */
const WARM_UP = 50;
/** Looks at the listeners: the least is what stays, the others hold those of a tooltip or a request as well. */
const LOOKS = 5;
/** Measured so often on the way. */
const PARTS = 3;
const HEAP_GROWTH = 1.01;

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
  const listeners: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    await page.waitForTimeout(500);
    const { metrics } = await session.send('Performance.getMetrics');
    listeners.push(metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? 0);
  }
  return {
    refreshes,
    heapBytes: await readHeldBytes(session),
    listeners: Math.min(...listeners),
    canvases: await page.locator('canvas').count(),
  };
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
    let endMs = Infinity;
    for (let done = 1 - WARM_UP; done <= REFRESHES; done++) {
      await run.click();
      await settle();
      if (done === 0) {
        endMs = Date.now() + MINUTES * 60_000;
      }
      const isLast = done === REFRESHES || Date.now() > endMs;
      if (done === 0 || (done > 0 && (isLast || done % Math.ceil(REFRESHES / PARTS) === 0))) {
        measured.push(await measure(page, session, done));
      }
      if (done > 0 && isLast) {
        break;
      }
    }
    writeRefreshes(name, measured);
    console.log(name, JSON.stringify(measured));
    const [first] = measured;
    const last = measured[measured.length - 1];
    await expect(panel).toContainText(shows);
    expect.soft(last.heapBytes / first.heapBytes, 'heap').toBeLessThan(HEAP_GROWTH);
    expect.soft(last.listeners, 'listeners').toBe(first.listeners);
    expect.soft(last.canvases, 'canvases').toBe(first.canvases);
  });
}
