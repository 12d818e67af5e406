import type { Locator, Page } from '@playwright/test';
import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const CONTAINER = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };

function openFleet(page: Page, recorded: { from: string; to: string }): Promise<Locator> {
  return openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
}

function openContainer(page: Page, recorded: { from: string; to: string }): Promise<Locator> {
  const title = `Memory of shop / ${CONTAINER['var-pod']} / app`;
  return openDashboard(page, 'leakscope-container', title, recorded, CONTAINER);
}

/** Presses Tab until the element has the focus; a keyboard user has no other way. */
async function tabTo(page: Page, target: Locator, most = 150): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The element is not among the first ${most} tab stops.`);
}

/** The focused element is marked: by an outline, or by the ring that Grafana draws as a shadow. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  const { outline, shadow } = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return { outline: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0, shadow: boxShadow !== 'none' };
  });
  expect(outline || shadow, 'the focus is visible').toBe(true);
}

test('triage: tab to the list, filter, choose and open a container', EVERY_HOST, async ({ page, recorded }) => {
  const panel = await openFleet(page, recorded);
  await expect(panel).toContainText('33 containers');
  const rows = panel.locator('tbody tr');
  await tabTo(page, rows.first());
  await expectVisibleFocus(rows.first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectVisibleFocus(rows.nth(2));
  await page.keyboard.press('ArrowUp');
  await expect(rows.nth(1)).toBeFocused();
  const opened = panel.getByRole('button', { expanded: true });
  await page.keyboard.press('Space');
  await expect(opened).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(opened).toHaveCount(0);
  await expectVisibleFocus(rows.nth(1));
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await expect(rows.last()).toBeInViewport();
  await page.keyboard.press('/');
  const filter = panel.getByRole('textbox', { name: 'Filter containers' });
  await expectVisibleFocus(filter);
  await page.keyboard.type('orders-2bf5');
  await expect(rows).toHaveCount(1);
  await tabTo(page, rows.first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/d\/leakscope-container\?.*var-pod=orders-2bf5a3b7e-2f0d3/);
  await expect(page.getByText('Parts sum to usage')).toBeVisible();
});

test('triage: an arrow leads from the filter to the rows, Escape empties it', async ({ page, recorded }) => {
  const panel = await openFleet(page, recorded);
  const filter = panel.getByRole('textbox', { name: 'Filter containers' });
  await filter.focus();
  await page.keyboard.type('log-shipper');
  await page.keyboard.press('ArrowDown');
  await expectVisibleFocus(panel.locator('tbody tr').first());
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(filter).toHaveValue('');
  await expect(panel).toContainText('33 containers');
});

test('triage: a header sorts by keyboard, in both directions', async ({ page, recorded }) => {
  const panel = await openFleet(page, recorded);
  const header = panel.getByRole('columnheader', { name: 'Growth', exact: true });
  const button = header.getByRole('button');
  await tabTo(page, button);
  await expectVisibleFocus(button);
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(button).toBeFocused();
  const first = panel.locator('tbody tr').first();
  const largest = await first.innerText();
  expect(largest).toContain('+');
  await page.keyboard.press('Space');
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(first).not.toHaveText(largest);
});

test('anatomy: arrows move the cursor, and each sample is told', EVERY_HOST, async ({ page, recorded }) => {
  const panel = await openContainer(page, recorded);
  await expect(panel).toContainText('Parts sum to usage');
  const chart = panel.getByRole('group', { name: /over time, in parts/ });
  const spoken = chart.locator('[aria-live]');
  await tabTo(page, chart);
  await expectVisibleFocus(chart);
  await page.keyboard.press('ArrowLeft');
  // Kernel memory is a part at every level of detail.
  await expect(spoken).toContainText('Kernel memory');
  const last = await spoken.innerText();
  await page.keyboard.press('ArrowLeft');
  await expect(spoken).not.toHaveText(last);
  await page.keyboard.press('ArrowRight');
  await expect(spoken).toHaveText(last);
  await page.keyboard.press('Home');
  await expect(spoken).not.toHaveText(last);
  await expect(page.locator('table').filter({ hasText: 'Usage' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(spoken).toBeEmpty();
  await expect(page.locator('table').filter({ hasText: 'Usage' })).toBeHidden();
});

test('anatomy: the legend hides and shows a part by keyboard', async ({ page, recorded }) => {
  const panel = await openContainer(page, recorded);
  const toggle = panel.getByRole('button', { name: 'Show Anonymous memory' });
  await tabTo(page, toggle);
  await expectVisibleFocus(toggle);
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(panel).toContainText('1 part hidden');
  await page.keyboard.press('Space');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(panel).not.toContainText('part hidden');
});
