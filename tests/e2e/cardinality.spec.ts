import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, LOOKS, test } from './fixtures';
import { openDashboard } from './openDashboard';

const DASHBOARD = 'leakscope-cardinality';
const LIST = 'Which targets blow up';
/** o01-jvm-registry-canary: a histogram keeps a session id in its labels; the canary does without it. */
const POD = 'orders-2bf5a3b7e-2f0d3';
const METRIC = 'order_processing_seconds';

async function openList(page: Page, recorded: { from: string; to: string }, parameters: Record<string, string> = {}) {
  const panel = await openDashboard(page, DASHBOARD, LIST, recorded, parameters);
  await expect(panel).toContainText('3 looked into');
  return panel;
}

async function openOrders(page: Page, recorded: { from: string; to: string }, theme = 'dark') {
  const panel = await openList(page, recorded, { theme });
  await panel.getByRole('button', { name: `Series of ${POD}` }).click();
  return panel.getByRole('article', { name: `What is behind the series of ${POD}` });
}

test(
  'cardinality: S0, from the list to the metric, the label, the bytes, the canary and what mends it',
  EVERY_HOST,
  async ({ page, context, recorded }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const panel = await openList(page, recorded);
    const row = panel.getByRole('row').filter({ hasText: POD });
    await expect(row).toContainText(/Blow-up\s*Memory grows with it/);
    await expect(row).toContainText(METRIC);
    await expect(row).toContainText('session_id');

    await row.getByRole('button', { name: `Series of ${POD}` }).click();
    const detail = panel.getByRole('article', { name: `What is behind the series of ${POD}` });
    await expect(detail).toContainText(/order_processing_seconds grew from 0 to 8,\d{3} series since/);
    await expect(detail).toContainText(
      /session_id has 5\d\d values that look like UUIDs; that explains 1\d\d\.\d MiB of/
    );

    await expect(
      detail.getByRole('img', { name: 'Series of the target and of 1 quiet replica over time' })
    ).toBeVisible();
    const lines = detail.getByRole('table', { name: /replicas whose series do not grow/ });
    await expect(lines.getByRole('row').filter({ hasText: 'This target' })).toContainText(/67 → 8,\d{3}/);
    const canary = lines.getByRole('row').filter({ hasText: 'Quiet replica orders-canary-' });
    await expect(canary.getByRole('cell').first()).toHaveText(/^67 → \d\d$/);

    await expect(detail.getByRole('region', { name: 'Growth of memory' })).toContainText(
      /Explained by series: .*\(9\d %\)/
    );
    await expect(detail.getByRole('table', { name: `Labels of ${METRIC}` })).toContainText('session_id explodes');

    const fixes = detail.getByRole('region', { name: 'What mends it' });
    await fixes.getByRole('button', { name: 'Copy: Drop the metric while it is scraped' }).click();
    await expect(fixes).toContainText('Code copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${METRIC}_bucket`);
    await detail.getByRole('link', { name: 'Memory of the container app' }).click();
    await expect(page).toHaveURL(new RegExp(`/d/leakscope-container\\?.*var-pod=${POD}`));
  }
);

test('cardinality: by keyboard a row opens, and the map is walked through', async ({ page, recorded }) => {
  const panel = await openList(page, recorded);
  const row = panel.locator('tbody tr[tabindex="0"]');
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('article')).toBeVisible();
  const map = panel.getByRole('group', { name: /^Series by metric/ });
  const cells = map.getByRole('button');
  await cells.first().focus();
  await page.keyboard.press('End');
  await expect(cells.last()).toBeFocused();
  await row.focus();
  await page.keyboard.press('Space');
  await expect(panel.getByRole('article')).toHaveCount(0);
});

test('cardinality: one target alone is looked into, and the way back leads to all', async ({ page, recorded }) => {
  const panel = await openList(page, recorded);
  await panel.getByRole('textbox', { name: 'Filter targets' }).fill('tokenizer');
  await panel.getByRole('button', { name: /^Series of tokenizer/ }).click();
  await expect(panel.getByRole('article')).toContainText('were not asked for');
  await panel.getByRole('button', { name: 'Look into it' }).click();
  await expect(page).toHaveURL(/var-job=ml%2Ftokenizer/);
  await expect(panel.getByRole('button', { name: 'All targets' })).toBeVisible();
  await expect(panel.getByRole('group', { name: /^Series by metric/ })).toBeVisible();
  await panel.getByRole('button', { name: 'All targets' }).click();
  await expect(panel.getByRole('textbox', { name: 'Filter targets' })).toBeVisible();
});

for (const { width, theme } of LOOKS) {
  test(`cardinality: ${width} px, ${theme}: list and detail fit`, async ({ page, recorded }) => {
    await page.setViewportSize({ width, height: 1000 });
    const detail = await openOrders(page, recorded, theme);
    await expect(detail.getByRole('region', { name: 'What mends it' })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
}

test('cardinality: a container whose memory goes with its series leads to them', async ({ page, recorded }) => {
  const list = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  await list.getByRole('textbox', { name: 'Filter containers' }).fill(POD);
  const row = list.getByRole('row').filter({ hasText: POD });
  await expect(row).toContainText('Cardinality leak');
  await row.getByRole('link', { name: 'Which series' }).click();
  await expect(page).toHaveURL(new RegExp(`/d/leakscope-cardinality\\?.*var-pod=${POD}`));
  // The only target of the pod stands opened.
  const panel = page.getByTestId(`data-testid Panel header ${LIST}`);
  await expect(panel.getByRole('article')).toContainText('session_id has');
  await expect(panel.getByRole('textbox', { name: 'Filter targets' })).toHaveCount(0);
});
