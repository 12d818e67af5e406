import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** Opens the anatomy of one recorded container. */
async function openContainer(
  page: Page,
  recorded: { from: string; to: string },
  [namespace, pod, container]: [string, string, string]
): Promise<Locator> {
  const panel = await openDashboard(
    page,
    'leakscope-container',
    `Memory of ${namespace} / ${pod} / ${container}`,
    recorded,
    { 'var-namespace': namespace, 'var-pod': pod, 'var-container': container }
  );
  await expect(panel).toContainText('Parts sum to usage');
  return panel;
}

const toRow = (panel: Locator, name: string) =>
  panel.getByRole('row').filter({ has: panel.page().getByRole('rowheader', { name, exact: true }) });

/** The part that the recording's truth names is the one that the sentence names, and says whether it comes back. */
for (const { scenario, container, sentence } of [
  {
    scenario: 'o02-jvm-pagecache',
    container: ['shop', 'auditlog-92fc2fffa-b6ccc', 'app'],
    sentence: /Active page cache \+3\d\d\.\d MiB of \+3\d\d\.\d MiB .* The kernel takes it back when memory is short\./,
  },
  {
    scenario: 'o03-jvm-slab',
    container: ['files', 'docsearch-5d78b5fcf-ffc22', 'app'],
    sentence: /Kernel memory \+2\d\d\.\d MiB of \+[23]\d\d\.\d MiB/,
  },
  {
    scenario: 'o16-tmpfs-bounded',
    container: ['files', 'thumbs-e5fef59eb-5c92b', 'app'],
    sentence: /tmpfs and shared memory \+\d+\.\d MiB of \+\d+\.\d MiB .* The kernel cannot take it back\./,
  },
] satisfies Array<{ scenario: string; container: [string, string, string]; sentence: RegExp }>) {
  test(`${scenario}: the growing part is named`, async ({ page, recorded }) => {
    const panel = await openContainer(page, recorded, container);
    await expect(panel).toContainText(sentence);
    await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
  });
}

test('o01-jvm-cardinality: the page of the container names metric and label, and leads to the series', async ({
  page,
  recorded,
}) => {
  const pod = 'orders-2bf5a3b7e-2f0d3';
  const panel = await openDashboard(page, 'leakscope-container', 'Diagnosis', recorded, {
    'var-namespace': 'shop',
    'var-pod': pod,
    'var-container': 'app',
  });
  const steps = panel.getByRole('region', { name: 'Next steps' });
  await expect(steps).toContainText('Take the label session_id off the metric order_processing_seconds in the program');
  await steps.getByRole('link', { name: 'Which series' }).click();
  await expect(page).toHaveURL(/\/d\/leakscope-cardinality\?.*var-pod=orders-2bf5a3b7e-2f0d3/);
});

test('o05-ruby-prefork: a few of the workers hold most', async ({ page, recorded }) => {
  const panel = await openContainer(page, recorded, ['web', 'storefront-b743f73b0-3d6b7', 'web']);
  const processes = panel.getByRole('region', { name: 'Processes' });
  await processes.scrollIntoViewIfNeeded();
  await expect(processes).toContainText(/\d of \d processes hold \d\d %/);
});

test('o07-go-goroutines: what the runtime counts tells the cause', async ({ page, recorded }) => {
  const panel = await openContainer(page, recorded, ['api', 'notifier-61f33caf3-8296c', 'app']);
  const evidence = panel.getByRole('region', { name: 'Runtime evidence' });
  await evidence.scrollIntoViewIfNeeded();
  // What grew most comes first.
  const first = evidence.getByRole('row').nth(1);
  await expect(first.getByRole('rowheader')).toHaveText('Goroutines');
  await expect(first.getByRole('cell').last()).toHaveText(/^\d+ → \d,\d{3}$/);
  await expect(evidence.getByRole('img', { name: /^Goroutines, from \d+ to \d,\d{3}$/ })).toBeVisible();
  await expect(toRow(panel, 'Threads')).toBeVisible();
  // It is no memory: a native panel neither stacks nor lists it.
  const native = page.getByTestId('data-testid Panel header The same parts in a native panel');
  await native.scrollIntoViewIfNeeded();
  await expect(native).toContainText('Anonymous memory');
  await expect(native).not.toContainText('Goroutines');
});

test('o07-go-goroutines: the tooltip puts parts of anonymous memory under it', async ({ page, recorded }) => {
  const panel = await openContainer(page, recorded, ['api', 'notifier-61f33caf3-8296c', 'app']);
  await panel.getByRole('group', { name: /over time, in parts/ }).focus();
  await page.keyboard.press('ArrowLeft');
  const rows = page.locator('table').filter({ hasText: 'Usage' }).last().locator('tr');
  const left = async (title: string) =>
    (await rows.filter({ hasText: title }).getByText(title, { exact: true }).boundingBox())!.x;
  await expect(rows.filter({ hasText: 'Anonymous memory' })).toBeVisible();
  expect(await left('Go heap, live')).toBeGreaterThan((await left('Anonymous memory')) + 10);
});
