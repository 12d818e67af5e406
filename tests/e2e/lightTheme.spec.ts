import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

test.use({ userPreferences: { theme: 'light' } });

test('light theme: the panel is dark on light', EVERY_HOST, async ({ page, recorded }) => {
  const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  const name = panel.getByRole('row').nth(1).getByRole('link').first();
  await expect(name).toBeVisible();
  const brightness = await name.evaluate((element) => {
    const [red, green, blue] = getComputedStyle(element)
      .color.match(/[\d.]+/g)!
      .map(Number);
    return (red + green + blue) / 3;
  });
  expect(brightness).toBeLessThan(110);
});
