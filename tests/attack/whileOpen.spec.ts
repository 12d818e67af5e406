import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures';

/** What happens while the page is open: each is told at the next refresh, and gone at the one after it was mended. */
const ERROR = 'data-testid Panel status error';

async function openFleet(page: Page, range: { from: string; to: string }): Promise<Locator> {
  await page.goto(`/d/leakscope-fleet?${new URLSearchParams(range)}`);
  const panel = page.getByTestId('data-testid Panel header Which containers leak');
  await expect(panel.getByRole('row').nth(3)).toBeVisible();
  return panel;
}

const refresh = async (page: Page) => {
  // Answers are kept for ten seconds: who presses Refresh later wants to know what is true now.
  await page.waitForTimeout(11_000);
  await page.getByTestId('data-testid RefreshPicker run button').click();
};

async function expectTold(page: Page, panel: Locator, says: RegExp): Promise<void> {
  const icon = panel.getByTestId(ERROR);
  await expect(icon).toBeVisible();
  await icon.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: says })).toBeVisible();
  await page.mouse.move(0, 0);
}

test('Prometheus restarts, a token is revoked, each is mended', async ({
  page,
  request,
  recorded,
  breakPrometheus,
}) => {
  const panel = await openFleet(page, recorded);
  for (const [fault, says] of [
    [{ kind: 'down' }, /cannot be reached/],
    [{ kind: 'status', status: 503 }, /failed/],
    [{ kind: 'status', status: 401 }, /rejected its credentials/],
  ] as const) {
    await breakPrometheus(fault);
    await refresh(page);
    await expectTold(page, panel, says);
    await request.delete('/workbench/fault');
    await refresh(page);
    await expect(panel.getByTestId(ERROR)).toBeHidden();
    await expect(panel.getByRole('row').nth(3)).toBeVisible();
  }
});

test('the clock moves: data that has ended is told, and is no empty fleet', async ({ page, recorded }) => {
  await page.clock.setSystemTime(recorded.endSeconds * 1000);
  const panel = await openFleet(page, { from: 'now-24h', to: 'now' });
  await page.clock.setSystemTime((recorded.endSeconds + 2 * 86_400) * 1000);
  await refresh(page);
  await expect(panel).toContainText(/newest|no containers/i);
  await expect(panel).toContainText(/newest container_memory_working_set_bytes/);
  await page.clock.setSystemTime(recorded.endSeconds * 1000);
  await refresh(page);
  await expect(panel.getByRole('row').nth(3)).toBeVisible();
});

test('the linked data source is deleted', async ({ page, request, recorded, addDataSource, allowProblem }) => {
  allowProblem(/data ?source|404|not found|\/api\/ds\/query|SceneVariableSet/i);
  const [prometheus]: Array<{ uid: string; type: string; url: string }> = (
    await (await request.get('/api/datasources')).json()
  ).filter(({ type }: { type: string }) => type === 'prometheus');
  const linked = await addDataSource({ type: 'prometheus', name: 'Soon gone', url: prometheus.url });
  const own = await addDataSource({
    type: 'leakscope-memory-datasource',
    name: 'Of soon gone',
    jsonData: { promUid: linked, promType: 'prometheus' },
  });
  await page.goto(
    `/d/leakscope-fleet?${new URLSearchParams({ from: recorded.from, to: recorded.to, 'var-datasource': own })}`
  );
  const panel = page.getByTestId('data-testid Panel header Which containers leak');
  await expect(panel.getByRole('row').nth(3)).toBeVisible();
  await request.delete(`/api/datasources/uid/${linked}`);
  await refresh(page);
  await expectTold(page, panel, /no longer exists|cannot be loaded|not found/);
});
