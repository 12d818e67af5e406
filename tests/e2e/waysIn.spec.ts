import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const PROMETHEUS = { type: 'prometheus', uid: 'leakscope-prom' };
const POD = 'checkout-a671003c6-c35ba';

/** A dashboard of somebody who does not know us. */
const panelOf = (id: number, title: string, expr: string) => ({
  id,
  type: 'timeseries',
  title,
  gridPos: { x: 0, y: 8 * (id - 1), w: 24, h: 8 },
  datasource: PROMETHEUS,
  targets: [{ refId: 'A', datasource: PROMETHEUS, expr, range: true, instant: false }],
});
const DASHBOARD = {
  uid: 'leakscope-e2e-foreign',
  title: 'Somebody’s dashboard',
  schemaVersion: 39,
  panels: [
    panelOf(1, 'Memory', `container_memory_working_set_bytes{namespace="web",pod=~"${POD}",container="log-shipper"}`),
    panelOf(2, 'Targets', 'sum(up)'),
  ],
};

test.beforeEach(async ({ request }) => {
  const created = await request.post('/api/dashboards/db', { data: { dashboard: DASHBOARD, overwrite: true } });
  expect(created.ok()).toBe(true);
});

test.afterEach(async ({ request }) => {
  await request.delete(`/api/dashboards/uid/${DASHBOARD.uid}`);
});

// Not on every host: with the packages of 11.6 the workbench's menu does not show what comes after it was opened.
test('ways in: from the menu of somebody’s panel to the container, and back', async ({ page, recorded }) => {
  const panel = await openDashboard(page, DASHBOARD.uid, 'Memory', recorded);
  await openMenu(panel);
  await page.getByRole('menuitem', { name: 'Diagnose memory' }).click();
  await expect(page).toHaveURL(new RegExp(`/d/leakscope-container.*var-namespace=web&var-pod=${POD}`));
  expect(new URL(page.url()).searchParams.get('var-container')).toBe('log-shipper');
  await expect(page.getByTestId(`data-testid Panel header Memory of web / ${POD} / log-shipper`)).toContainText(
    'Anonymous memory'
  );
  await page.goBack();
  await expect(page).toHaveURL(/\/d\/leakscope-e2e-foreign/);
  const other = page.getByTestId('data-testid Panel header Targets');
  await openMenu(other);
  await expect(page.getByRole('menuitem', { name: 'View' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Diagnose memory' })).toHaveCount(0);
});

/** Grafana shows the button of the menu while the pointer is on the panel. */
async function openMenu(panel: Locator): Promise<void> {
  await panel.hover();
  await panel.getByRole('button', { name: /Menu/ }).click();
}
