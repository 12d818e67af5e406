import type { Locator, Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { expect, LOOKS, test } from './fixtures';
import { openDashboard } from './openDashboard';

const CONTAINER = { namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' };
const VARIABLES = Object.fromEntries(Object.entries(CONTAINER).map(([name, value]) => [`var-${name}`, value]));
const THEMES = ['dark', 'light'] as const;
const WINDOW_HEIGHT_PX = 900;

/** Panels of about 200 x 150 pixels in a window of 1600. */
const SMALL = {
  uid: 'leakscope-e2e-small',
  title: 'Small panels',
  schemaVersion: 39,
  panels: [
    { title: 'Small list', queryType: 'leaks', scope: {} },
    { title: 'Small chart', queryType: 'anatomy', scope: CONTAINER },
  ].map(({ title, queryType, scope }, index) => {
    const datasource = { type: 'leakscope-memory-datasource', uid: 'leakscope' };
    return {
      id: index + 1,
      type: 'leakscope-memory-panel',
      title,
      gridPos: { x: index * 3, y: 0, w: 3, h: 4 },
      datasource,
      targets: [{ refId: 'A', datasource, schemaVersion: 1, queryType, scope }],
      options: {},
    };
  }),
};

async function expectTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  const red = await page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)![0]));
  expect(red > 127 ? 'light' : 'dark').toBe(theme);
}

async function expectList(panel: Locator): Promise<void> {
  const first = panel.locator('tbody tr').first();
  await expect(first).toBeInViewport({ ratio: 1 });
  // o20: killed every few hours. It stands above what merely scores high.
  await expect(first).toContainText('Killed again');
}

async function expectChart(panel: Locator, leastWidthPx: number, leastHeightPx: number): Promise<void> {
  await expect(panel.locator('.uplot canvas')).toBeInViewport({ ratio: 1 });
  const { width, height } = (await panel.locator('.u-over').boundingBox())!;
  expect(width).toBeGreaterThan(leastWidthPx);
  expect(height).toBeGreaterThan(leastHeightPx);
}

for (const { width, theme } of LOOKS) {
  test(`${width} px, ${theme}: the fleet fits`, async ({ page, recorded }) => {
    await page.setViewportSize({ width, height: WINDOW_HEIGHT_PX });
    const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded, { theme });
    await expect(panel).toContainText('33 containers');
    await expectTheme(page, theme);
    await expectList(panel);
    await expectNoSidewaysScroll(page);
  });

  test(`${width} px, ${theme}: the container fits`, async ({ page, recorded }) => {
    await page.setViewportSize({ width, height: WINDOW_HEIGHT_PX });
    const title = `Memory of ${CONTAINER.namespace} / ${CONTAINER.pod} / ${CONTAINER.container}`;
    const panel = await openDashboard(page, 'leakscope-container', title, recorded, { ...VARIABLES, theme });
    await expect(panel).toContainText('Parts sum to usage');
    // Its diagnosis stands above it.
    const legend = panel.getByRole('button', { name: 'Show Anonymous memory' });
    await panel.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expect(legend).toBeInViewport();
    await expectTheme(page, theme);
    await expectChart(panel, 200, 96);
    await expectNoSidewaysScroll(page);
  });
}

for (const theme of THEMES) {
  test(`200 x 150 px, ${theme}: a row and a chart are seen`, async ({ page, request, recorded }) => {
    const created = await request.post('/api/dashboards/db', { data: { dashboard: SMALL, overwrite: true } });
    expect(created.ok()).toBe(true);
    try {
      await page.setViewportSize({ width: 1600, height: WINDOW_HEIGHT_PX });
      const list = await openDashboard(page, SMALL.uid, 'Small list', recorded, { theme });
      const chart = page.getByTestId('data-testid Panel header Small chart');
      await expectTheme(page, theme);
      await expectList(list);
      await expectChart(chart, 60, 40);
      for (const panel of [list, chart]) {
        const { width, height } = (await panel.boundingBox())!;
        expect(width).toBeLessThanOrEqual(200);
        expect(height).toBeLessThanOrEqual(150);
        // Nothing is cut off at the right.
        const content = panel.locator('.uplot, table').first();
        expect((await content.boundingBox())!.width).toBeLessThanOrEqual(width);
      }
    } finally {
      await request.delete(`/api/dashboards/uid/${SMALL.uid}`);
    }
  });
}
