import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** o20-oomloop: killed again and again. */
const LOOP = { 'var-namespace': 'ml', 'var-workload': 'tokenizer', 'var-container': 'app' };

test('a workload: its lives by age, what they say, and a way to a life', async ({ page, recorded }) => {
  const panel = await openDashboard(page, 'leakscope-workload', 'Workload tokenizer', recorded, LOOP);
  await expect(panel).toContainText('It leaks: life after life runs to the limit within a day.');
  await expect(panel.getByRole('img', { name: /^Memory against age: \d+ lives/ }).locator('canvas')).toBeVisible();
  const lives = panel.getByRole('table', { name: 'Lives, the last start first' });
  await expect(lives).toContainText('killed for memory');
  await expect(lives.getByRole('link').first()).toHaveAttribute('href', /leakscope-container\?.*var-pod=tokenizer/);
  for (const width of [1440, 900, 420]) {
    await page.setViewportSize({ width, height: 900 });
    // The charts follow a moment later.
    await expect(() => expectNoSidewaysScroll(page)).toPass();
  }
});
