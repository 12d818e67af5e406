import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const FLEET = 'leakscope-fleet';
const PANEL = 'Which containers leak';

test(
  'fleet: every recorded container is ranked, the leaks before the healthy ones',
  EVERY_HOST,
  async ({ page, recorded }) => {
    const panel = await openDashboard(page, FLEET, PANEL, recorded);
    await expect(panel).toContainText('33 containers');
    await expect(panel).toContainText(/\d+ of 33 workloads need somebody/);
    const rows = panel.getByRole('row');
    // o04-sidecar-c: the sidecar of the pod leaks, so it comes before the pod's own program.
    const leaking = rows.filter({ hasText: 'checkout-a671003c6-c35ba' }).first();
    await expect(leaking).toContainText('log-shipper');
    await expect(leaking).toContainText('Leak very likely');
    // o10-node-healthy is further down, on another page of the list.
    await panel.getByRole('textbox', { name: 'Filter containers' }).fill('frontend-d4231d89c-35b39');
    const healthy = rows.filter({ hasText: 'frontend-d4231d89c-35b39' });
    await expect(healthy).toBeVisible();
    await expect(healthy).not.toContainText('Leak');
  }
);

test('fleet: a filter leaves the containers that match it', async ({ page, recorded }) => {
  const panel = await openDashboard(page, FLEET, PANEL, recorded);
  await panel.getByRole('textbox', { name: 'Filter containers' }).fill('log-shipper');
  await expect(panel.getByRole('row').filter({ hasText: 'log-shipper' }).first()).toBeVisible();
  await expect(panel.getByRole('row').filter({ hasText: 'orders-' })).toHaveCount(0);
});

test(
  'fleet: opening a container leads to its anatomy with the same time range',
  EVERY_HOST,
  async ({ page, recorded }) => {
    const panel = await openDashboard(page, FLEET, PANEL, recorded);
    await panel
      .getByRole('row')
      .filter({ hasText: 'orders-2bf5a3b7e-2f0d3' })
      .getByRole('link', { name: 'orders', exact: true })
      .click();
    await expect(page).toHaveURL(/\/d\/leakscope-container/);
    await expect(page).toHaveURL(/var-namespace=shop/);
    await expect(page).toHaveURL(/var-pod=orders-2bf5a3b7e-2f0d3/);
    await expect(page).toHaveURL(/var-container=app/);
    expect(new URL(page.url()).searchParams.get('from')).not.toContain('now');
    await expect(page.getByText('Parts sum to usage')).toBeVisible();
  }
);

test('fleet: the namespace variable narrows the list', async ({ page, recorded }) => {
  const panel = await openDashboard(page, FLEET, PANEL, recorded, { 'var-namespace': 'files' });
  await expect(panel.getByRole('row').filter({ hasText: 'docsearch-5d78b5fcf-ffc22' })).toBeVisible();
  await expect(panel.getByRole('row').filter({ hasText: 'shop /' })).toHaveCount(0);
  await expect(page).toHaveURL(/var-namespace=files/);
});

test('fleet: choosing a namespace in the drop-down narrows the list', async ({ page, recorded }) => {
  const panel = await openDashboard(page, FLEET, PANEL, recorded);
  await expect(panel).toContainText('33 containers');
  await page.getByRole('combobox').nth(1).click();
  await page.getByRole('option', { name: 'files' }).click();
  // Several may be chosen, so that the choice counts when the list is left.
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('row').filter({ hasText: 'shop /' })).toHaveCount(0);
  await expect(panel.getByRole('row').filter({ hasText: 'files /' }).first()).toBeVisible();
});

test('fleet: a time range without data is an empty result and no error', async ({ page, recorded }) => {
  const before = recorded.startSeconds - 30 * 86_400;
  const range = { from: String(Math.floor((before - 3_600) * 1000)), to: String(Math.floor(before * 1000)) };
  const panel = await openDashboard(page, FLEET, PANEL, range);
  await expect(panel).toContainText('No containers match');
  await expect(panel).not.toContainText('The query failed');
});

test('fleet: the same rows in a native table', EVERY_HOST, async ({ page, recorded }) => {
  await openDashboard(page, FLEET, PANEL, recorded);
  await page.getByText('The same in a native panel').click();
  await expect(page.getByTestId('data-testid Panel header Leak scores')).toContainText('orders-2bf5a3b7e-2f0d3');
});
