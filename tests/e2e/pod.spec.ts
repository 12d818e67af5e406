import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** o04-sidecar-c: the sidecar leaks, the application does not. */
const POD = { 'var-namespace': 'web', 'var-pod': 'checkout-a671003c6-c35ba' };

test('pod: "All" shows its containers, each with its own memory', EVERY_HOST, async ({ page, recorded }) => {
  const title = `Memory of web / ${POD['var-pod']} / All`;
  const panel = await openDashboard(page, 'leakscope-container', title, recorded, {
    ...POD,
    'var-container': '$__all',
  });
  await expect(panel).toContainText('log-shipper');
  await expect(panel).toContainText('app');
  await expect(panel.locator('canvas').first()).toBeVisible();
});

test('container: what the JVM reports is in the answer, and not stacked a second time', async ({ page, recorded }) => {
  const jvm = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };
  const title = `Memory of shop / ${jvm['var-pod']} / app`;
  const panel = await openDashboard(page, 'leakscope-container', title, recorded, jvm);
  await expect(panel).toContainText('Java heap, live');
  const native = page.getByTestId('data-testid Panel header The same parts in a native panel');
  await native.scrollIntoViewIfNeeded();
  await expect(native).toContainText('Anonymous memory');
  await expect(native).not.toContainText('Java heap, live');
});
