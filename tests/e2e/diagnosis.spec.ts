import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, LOOKS, test } from './fixtures';
import { openDashboard } from './openDashboard';
import { scrollToPanel } from './scrollToPanel';

const FLEET = 'leakscope-fleet';
const LIST = 'Which containers leak';
/** o04-sidecar-c: the sidecar leaks. */
const SIDECAR = { 'var-namespace': 'web', 'var-pod': 'checkout-a671003c6-c35ba', 'var-container': 'log-shipper' };
/** o01-jvm-registry-canary: stable pods grow, the canary without the histogram does not. */
const ORDERS = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };

async function openSidecar(page: Page, recorded: { from: string; to: string }, theme = 'dark') {
  const panel = await openDashboard(page, 'leakscope-container', 'Diagnosis', recorded, { ...SIDECAR, theme });
  return panel.getByRole('article', { name: 'Diagnosis of log-shipper' });
}

test(
  'fleet: the sidecar is a leak, and a row opens to its evidence and next steps',
  EVERY_HOST,
  async ({ page, recorded }) => {
    const panel = await openDashboard(page, FLEET, LIST, recorded);
    const row = panel.getByRole('row').filter({ hasText: 'log-shipper' }).filter({ hasText: SIDECAR['var-pod'] });
    await expect(row).toContainText(/Leak(High|Medium|Low) confidence/);
    await row.getByRole('button', { name: 'Diagnosis of log-shipper' }).click();
    const card = panel.getByRole('article', { name: 'Diagnosis of log-shipper' });
    await expect(card.getByRole('region', { name: 'Speaks for it' }).getByRole('listitem').first()).toBeVisible();
    await expect(card.getByRole('region', { name: 'Next steps' }).locator('code').first()).toContainText('kubectl');
    await expectNoSidewaysScroll(page);
  }
);

test('fleet: by keyboard a row opens and closes where it is', async ({ page, recorded }) => {
  const panel = await openDashboard(page, FLEET, LIST, recorded);
  const row = panel.locator('tbody tr[tabindex="0"]');
  await row.focus();
  await page.keyboard.press('Space');
  await expect(panel.getByRole('article')).toBeVisible();
  await expect(row).toBeFocused();
  await page.keyboard.press('Space');
  await expect(panel.getByRole('article')).toHaveCount(0);
});

test('container: its diagnosis stands opened, and a command is copied', async ({ page, context, recorded }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const card = await openSidecar(page, recorded);
  await expect(card).toContainText('Anonymous memory');
  await expect(card.getByRole('link', { name: /About “Leak”/ })).toHaveAttribute('href', /docs\/detectors\/leak\.md$/);
  const steps = card.getByRole('region', { name: 'Next steps' });
  const command = await steps.locator('code').first().innerText();
  await steps
    .getByRole('button', { name: /^Copy: / })
    .first()
    .click();
  await expect(steps).toContainText('Command copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
});

test('container: stable against canary, by the label track', EVERY_HOST, async ({ page, recorded }) => {
  await openDashboard(page, 'leakscope-container', 'Replicas', recorded, { ...ORDERS, 'var-compare_by': 'track' });
  const panel = await scrollToPanel(page, 'Replicas');
  const groups = panel.getByRole('table', { name: 'Groups and their differences' });
  await expect(groups).toContainText('stable against canary');
  await expect(groups).toContainText('Apart');
  const members = panel.getByRole('table', { name: /^Members/ });
  await expect(members.getByRole('row').filter({ hasText: 'stable' }).first()).toContainText('Grows');
  await expect(members.getByRole('row').filter({ hasText: 'canary' }).first()).toContainText('Flat');
  await panel.getByRole('button', { name: 'Show canary' }).click();
  await expect(panel.getByRole('img', { name: /^Floor(s)? of/ })).toBeVisible();
});

for (const { width, theme } of LOOKS) {
  test(`${width} px, ${theme}: the diagnosis fits`, async ({ page, recorded }) => {
    await page.setViewportSize({ width, height: 900 });
    const card = await openSidecar(page, recorded, theme);
    await expect(card).toContainText('Leak');
    await expect(card.getByRole('region', { name: 'Next steps' })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
}
