import type { Page } from '@playwright/test';
import { EVERY_HOST, expect, test } from './fixtures';

const APP = 'leakscope-memory-app';
const SETUP = `/a/${APP}/setup`;
/** Runs on a real Grafana only where nothing of ours is provisioned. */
const FRESH = '@fresh-install';

const step = (page: Page, number: number) => page.getByRole('listitem').filter({ hasText: `${number}. ` });

/** On the page of the plugin, as an administrator does after installing it. */
async function switchAppOn(page: Page): Promise<void> {
  await page.goto(`/plugins/${APP}`);
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeVisible();
}

test.beforeEach(async ({ page, freshInstall: _, recorded }) => {
  // The dashboards look at the last days, and the recorded data ended in the past.
  await page.clock.setFixedTime(recorded.endSeconds * 1000);
});

test(
  'fresh install: from the plugin page through set-up to a filled fleet page',
  { tag: [FRESH, EVERY_HOST.tag] },
  async ({ page }) => {
    await switchAppOn(page);
    await page.goto(`/a/${APP}`);
    await expect(page).toHaveURL(new RegExp(`${SETUP}$`));
    await expect(step(page, 1)).toContainText('Found: Prometheus.');
    await expect(step(page, 3)).toContainText('It shows data once the first two steps are done.');

    await step(page, 2).getByRole('link', { name: 'Add the Leakscope data source' }).click();
    await page.getByRole('button', { name: 'Add new data source' }).click();
    const picker = page.locator('input[id$="-prometheus"]');
    await picker.fill('Prometheus');
    await picker.press('Enter');
    await page.getByTestId('data-testid Data source settings page Save and Test button').click();
    await expect(page.getByText(/containers can be taken apart/).first()).toBeVisible();

    await page.goto(SETUP);
    await expect(step(page, 2)).toContainText('Found: Leakscope.');
    await expect(step(page, 3)).toContainText('Ready.');
    await step(page, 3).getByRole('link', { name: 'Open the fleet dashboard' }).click();
    const panel = page.getByTestId('data-testid Panel header Which containers leak');
    await expect(panel.getByRole('row', { name: /log-shipper/ }).first()).toBeVisible();
  }
);

test(
  'fresh install: a dashboard that was deleted comes back by a click; who may not import is told whom to ask',
  { tag: FRESH },
  async ({ page, request, signInAs, allowProblem }) => {
    // Chromium logs the answer "there is no such dashboard", which is what the page asks.
    allowProblem(/404 \(Not Found\).*\/api\/dashboards\/uid\//);
    await switchAppOn(page);
    expect((await request.delete('/api/dashboards/uid/leakscope-nodes')).ok()).toBe(true);
    await page.goto(SETUP);
    await expect(step(page, 3)).toContainText('Not in this Grafana: Nodes.');
    await step(page, 3).getByRole('button', { name: 'Import the dashboards' }).click();
    await expect(step(page, 3).getByRole('button')).toHaveCount(0);
    expect((await request.get('/api/dashboards/uid/leakscope-nodes')).ok()).toBe(true);

    expect((await request.delete('/api/dashboards/uid/leakscope-fleet')).ok()).toBe(true);
    await signInAs('Viewer');
    await page.goto(SETUP);
    await expect(step(page, 3)).toContainText('Your role (Viewer) may not import dashboards: ask somebody');
    await expect(step(page, 3).getByRole('button')).toHaveCount(0);
  }
);

test('fresh install: while the app is off, nothing of it is there', { tag: FRESH }, async ({ page, request }) => {
  expect((await request.get('/api/dashboards/uid/leakscope-fleet')).status()).toBe(404);
  const { panels, apps } = await (await request.get('/api/frontend/settings')).json();
  expect(Object.keys({ ...panels, ...apps }).filter((id) => id.startsWith('leakscope'))).toEqual([]);
  await switchAppOn(page);
  expect((await request.get('/api/dashboards/uid/leakscope-fleet')).status()).toBe(200);
});
