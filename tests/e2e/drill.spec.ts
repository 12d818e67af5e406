import type { Locator, Page } from '@playwright/test';
import { EVERY_HOST, expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** o04-sidecar-c: the sidecar leaks, the application does not. */
const POD = { 'var-namespace': 'web', 'var-pod': 'checkout-a671003c6-c35ba' };
const PANEL = `Memory of web / ${POD['var-pod']}`;

function openPod(page: Page, recorded: { from: string; to: string }): Promise<Locator> {
  return openDashboard(page, 'leakscope-container', `${PANEL} / All`, recorded, { ...POD, 'var-container': '$__all' });
}

test('drill: of a pod’s containers the sidecar comes first, and opens', EVERY_HOST, async ({ page, recorded }) => {
  const panel = await openPod(page, recorded);
  const links = panel.getByRole('link');
  await expect(links).toHaveText(['log-shipper', 'app']);
  await links.first().click();
  await expect(page).toHaveURL(/var-container=log-shipper/);
  expect(new Date(new URL(page.url()).searchParams.get('from')!).valueOf()).toBe(Number(recorded.from));
  const container = page.getByTestId(`data-testid Panel header ${PANEL} / log-shipper`);
  await expect(container).toContainText('Parts sum to usage');
  await expect(container).toContainText(
    /Anonymous memory \+12\d\.\d MiB of \+12\d\.\d MiB .* The kernel cannot take it back\./
  );
  // The Go metrics of its neighbour are not mistaken for its own.
  await expect(container.getByText('Runtime detail')).toHaveCount(0);
});

test('drill: a click on the chart of a container opens it', async ({ page, recorded }) => {
  const panel = await openPod(page, recorded);
  await panel.locator('.u-over').nth(1).click();
  await expect(page).toHaveURL(/var-container=app/);
  await expect(page.getByTestId(`data-testid Panel header ${PANEL} / app`)).toContainText('Parts sum to usage');
});

test('pod: the pointer on one container tells what all of them held then', async ({ page, recorded }) => {
  const panel = await openPod(page, recorded);
  const figures = panel.getByTitle('Last value minus the first one');
  await expect(figures.first()).toContainText('·');
  await panel.locator('.u-over').first().hover();
  await expect(panel).toContainText(/At 2026-11-19 \d\d:\d\d:\d\d/);
  // Without the change: the value at the cursor.
  await expect(figures.nth(0)).toHaveText(/^\d+\.\d MiB$/);
  await expect(figures.nth(1)).toHaveText(/^\d+\.\d MiB$/);
  await page.mouse.move(0, 0);
  await expect(figures.nth(1)).toContainText('·');
});

test('pod: a drag over a chart zooms all of them, and opens none', async ({ page, recorded }) => {
  const panel = await openPod(page, recorded);
  const box = (await panel.locator('.u-over').first().boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  // Half of the chart, in the middle.
  await expect(page).toHaveURL(/from=2026-11-19T0/);
  await expect(panel.getByRole('link')).toHaveText(['log-shipper', 'app']);
});

test('pod: arrow keys move the cursor of all containers, and it is told', async ({ page, recorded }) => {
  const panel = await openPod(page, recorded);
  const cards = panel.getByRole('group', { name: /Memory of the containers of checkout-/ });
  const spoken = cards.locator('> [aria-live]');
  await cards.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(spoken).toHaveText(/log-shipper \d+\.\d MiB, app \d+\.\d MiB/);
  const last = await spoken.innerText();
  await page.keyboard.press('Home');
  await expect(spoken).not.toHaveText(last);
  await page.keyboard.press('Escape');
  await expect(spoken).toBeEmpty();
});
