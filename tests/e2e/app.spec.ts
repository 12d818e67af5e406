import { EVERY_HOST, expect, test } from './fixtures';

test('app: the set-up page says what is done and leads to the dashboard', EVERY_HOST, async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: 'leakscope-memory-app', path: '/setup' });
  await expect(page.getByText('Found: Prometheus.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the fleet dashboard' })).toHaveAttribute(
    'href',
    /\/d\/leakscope-fleet/
  );
});

test('app: an unknown page below the app leads to the set-up page', async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: 'leakscope-memory-app', path: '/nowhere' });
  await expect(page).toHaveURL(/\/a\/leakscope-memory-app\/setup$/);
});
