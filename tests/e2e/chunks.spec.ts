import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const DATASOURCE = 'leakscope-memory-datasource';
const PANEL = 'leakscope-memory-panel';

test('chunks: the list of a fleet needs none, nodes bring theirs', EVERY_HOST, async ({ page, recorded }) => {
  const loaded = new Set<string>();
  page.on('response', (response) => {
    const [, file] = /\/public\/plugins\/([^?]+\.js)/.exec(response.url()) ?? [];
    if (file && response.ok()) {
      loaded.add(file);
    }
  });
  const fleet = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  await expect(fleet).toContainText('33 containers');
  const modules = ['leakscope-memory-app', DATASOURCE, PANEL].map((id) => `${id}/module.js`);
  expect([...loaded].filter((file) => !modules.includes(file))).toEqual([]);
  expect([...loaded]).toEqual(expect.arrayContaining(modules.slice(1)));
  const nodes = await openDashboard(page, 'leakscope-nodes', 'Nodes', recorded);
  await expect(nodes.getByRole('row').nth(1)).toBeVisible();
  expect([...loaded]).toEqual(expect.arrayContaining([`${DATASOURCE}/nodes.js`, `${PANEL}/nodes.js`]));
});

test('chunks: what did not come is said, and tried again', async ({ page, recorded, allowProblem }) => {
  allowProblem(/nodes\.js/);
  const chunkOf = (id: string) => `**/${id}/nodes.js*`;
  await page.route(chunkOf(DATASOURCE), (route) => route.abort());
  await page.route(chunkOf(PANEL), (route) => route.abort());
  const panel = await openDashboard(page, 'leakscope-nodes', 'Nodes', recorded);
  const errorIcon = panel.getByTestId('data-testid Panel status error');
  await errorIcon.hover();
  const said = /A part of Leakscope could not be loaded \(.*nodes\.js.*\): try again, or reload the page/;
  await expect(page.getByRole('tooltip').filter({ hasText: said })).toBeVisible();

  await page.unroute(chunkOf(DATASOURCE));
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(panel.getByRole('alert')).toHaveText(said);

  await page.unroute(chunkOf(PANEL));
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('row').nth(1)).toBeVisible();
  await expect(panel.getByRole('alert')).toHaveCount(0);
});
