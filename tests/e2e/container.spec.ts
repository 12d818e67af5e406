import { EVERY_HOST, expect, test } from './fixtures';
import { scrollToPanel } from './scrollToPanel';

const DASHBOARD = 'leakscope-container';
/** o01-jvm-registry-canary: a histogram with ever-new label values grows in the heap. */
const CONTAINER = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };
const TITLE = `Memory of shop / ${CONTAINER['var-pod']} / app`;
const NATIVE_TITLE = 'The same parts in a native panel';

test(
  'container: parts of the memory that sum to the whole',
  EVERY_HOST,
  async ({ gotoDashboardPage, page, recorded }) => {
    const dashboard = await gotoDashboardPage({ uid: DASHBOARD });
    await page.goto(`/d/${DASHBOARD}?${new URLSearchParams({ from: recorded.from, to: recorded.to, ...CONTAINER })}`);
    const panel = dashboard.getPanelByTitle(TITLE);
    await expect(panel.locator).toContainText('Anonymous memory');
    await expect(panel.locator).toContainText('Kernel memory');
    await expect(panel.locator).toContainText('Parts sum to usage');
    await expect(panel.locator.locator('canvas').first()).toBeVisible();
    await expect(panel.getErrorIcon()).toBeHidden();
  }
);

test('container: the same frames in a native panel', EVERY_HOST, async ({ gotoDashboardPage, page, recorded }) => {
  const dashboard = await gotoDashboardPage({ uid: DASHBOARD });
  await page.goto(`/d/${DASHBOARD}?${new URLSearchParams({ from: recorded.from, to: recorded.to, ...CONTAINER })}`);
  await scrollToPanel(page, NATIVE_TITLE);
  const panel = dashboard.getPanelByTitle(NATIVE_TITLE);
  await expect(panel.locator).toContainText('Anonymous memory');
  await expect(panel.locator.locator('canvas').first()).toBeVisible();
  await expect(panel.getErrorIcon()).toBeHidden();
});

test('container: another time range asks again', async ({ gotoDashboardPage, page, recorded }) => {
  const dashboard = await gotoDashboardPage({ uid: DASHBOARD });
  await page.goto(`/d/${DASHBOARD}?${new URLSearchParams({ from: recorded.from, to: recorded.to, ...CONTAINER })}`);
  const panel = dashboard.getPanelByTitle(TITLE);
  await expect(panel.locator).toContainText('Parts sum to usage');
  const whole = await panel.locator.getByText('Parts sum to usage').innerText();
  await dashboard.timeRange.set({ from: '2026-11-19 06:00:00', to: '2026-11-19 12:00:00' });
  await expect(page).toHaveURL(/from=2026-11-19T06:00/);
  // It leaks, so that less memory was in use a day before.
  await expect(panel.locator.getByText('Parts sum to usage')).not.toHaveText(whole);
});

test('container: one that does not exist is an empty result and no error', async ({
  gotoDashboardPage,
  page,
  recorded,
}) => {
  const dashboard = await gotoDashboardPage({ uid: DASHBOARD });
  const nowhere = { ...CONTAINER, 'var-container': 'nothing' };
  await page.goto(`/d/${DASHBOARD}?${new URLSearchParams({ from: recorded.from, to: recorded.to, ...nowhere })}`);
  const panel = dashboard.getPanelByTitle(`Memory of shop / ${CONTAINER['var-pod']} / nothing`);
  await expect(panel.locator).toContainText('No memory samples');
  await expect(panel.getErrorIcon()).toBeHidden();
});
