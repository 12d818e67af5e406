import type { Locator, Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

function openNodes(page: Page, recorded: { from: string; to: string }, theme = 'dark'): Promise<Locator> {
  return openDashboard(page, 'leakscope-nodes', 'Nodes', recorded, { theme });
}

test(
  'nodes: the recorded node, with what its memory is full, and what is not known',
  EVERY_HOST,
  async ({ page, recorded }) => {
    const panel = await openNodes(page, recorded);
    const row = panel.locator('tbody tr[tabindex]');
    await expect(row).toContainText(/^lab-node-1/);
    // The recording has no kube-state-metrics of nodes.
    await expect(row).toContainText('State unknown');
    await expect(row).toContainText(/[\d.]+ GiB.*of 23\.5 GiB/);
    const bar = row.getByRole('img', { name: /^Pods [\d.]+ GiB, .*Eviction line 23\.4 GiB; capacity 23\.5 GiB$/ });
    await expect(bar).toBeVisible();
    await expect(row).toContainText(/[\d.]+ GiB left/);
    // A single node stands opened.
    const detail = panel.getByRole('table', { name: 'Memory of lab-node-1' });
    await expect(detail.getByRole('row').filter({ hasText: 'Allocatable' })).toContainText('—');
  }
);

test('nodes: what grows on it leads to the container', async ({ page, recorded }) => {
  const panel = await openNodes(page, recorded);
  await panel.getByRole('link', { name: /^files\/docsearch-5d78b5fcf-ffc22\/app \+\d+ MiB$/ }).click();
  await expect(page).toHaveURL(/\/d\/leakscope-container\?.*var-pod=docsearch-5d78b5fcf-ffc22/);
  await expect(page.getByText('Parts sum to usage')).toBeVisible();
});

test('nodes: by keyboard a node closes and opens', async ({ page, recorded }) => {
  const panel = await openNodes(page, recorded);
  const row = panel.locator('tbody tr[tabindex="0"]');
  await row.focus();
  await expect(row).toBeFocused();
  const detail = panel.getByRole('table', { name: 'Memory of lab-node-1' });
  await page.keyboard.press('Enter');
  await expect(detail).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(detail).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('nobody');
  await expect(panel).toContainText('No node matches “nobody”.');
});

for (const theme of ['dark', 'light']) {
  test(`nodes: a narrow ${theme} window stacks each row`, async ({ page, recorded }) => {
    await page.setViewportSize({ width: 420, height: 900 });
    const panel = await openNodes(page, recorded, theme);
    const row = panel.locator('tbody tr[tabindex]');
    await expect(row).toContainText('Until eviction');
    await expect(row.locator('> *')).toHaveCount(1);
    await expect(row.getByRole('img', { name: /^Pods / })).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScroll(page);
  });
}

test('nodes: the same rows in a native table', async ({ page, recorded }) => {
  await openNodes(page, recorded);
  await page.getByText('The same in a native panel').click();
  await expect(page.getByTestId('data-testid Panel header The same nodes in a table')).toContainText('lab-node-1');
});
