import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, LOOKS, test } from './fixtures';

test('app: the set-up page says what is done and leads to the dashboard', EVERY_HOST, async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: 'leakscope-memory-app', path: '/setup' });
  await expect(page.getByText('Found: Prometheus.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the fleet dashboard' })).toHaveAttribute(
    'href',
    /\/d\/leakscope-fleet/
  );
});

test('app: an unknown page below the app leads to the front page', async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: 'leakscope-memory-app', path: '/nowhere' });
  await expect(page).toHaveURL(/\/a\/leakscope-memory-app\/now$/);
});

test(
  'app: the front page says what needs somebody, at every width, and leads to the container',
  EVERY_HOST,
  async ({ page, recorded }) => {
    // The page looks at the last days, and the recorded data ended in the past.
    await page.clock.setFixedTime(recorded.endSeconds * 1000);
    for (const { width, theme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/a/leakscope-memory-app/now?theme=${theme}`);
      const workloads = page.getByRole('region', { name: 'Workloads' });
      await expect(workloads.getByRole('link').filter({ hasText: 'web / checkout / log-shipper' })).toContainText(
        /Ends today, in \d+.h.*It leaks: anonymous memory/
      );
      await expect(page.getByRole('region', { name: 'Metrics' })).toContainText(
        'order_processing_seconds, label session_id'
      );
      await expect(page.getByRole('region', { name: 'Nodes' })).toContainText(
        'No node comes near to its eviction line.'
      );
      await expectNoSidewaysScroll(page);
    }
    await page.getByRole('link').filter({ hasText: 'web / checkout / log-shipper' }).click();
    await expect(page).toHaveURL(/\/d\/leakscope-container.*var-container=log-shipper/);
  }
);
