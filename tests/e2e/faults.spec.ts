import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** What goes wrong upstream, and the sentence that the panel shows for it. */
const FAULTS = [
  { name: 'down', fault: { kind: 'down' }, says: /cannot be reached/ },
  { name: '401', fault: { kind: 'status', status: 401 }, says: /rejected its credentials/ },
  { name: '403', fault: { kind: 'status', status: 403 }, says: /was refused/ },
  { name: '422', fault: { kind: 'status', status: 422 }, says: /refused the query|larger than/ },
  { name: '429', fault: { kind: 'status', status: 429 }, says: /too many requests/ },
  { name: '500', fault: { kind: 'status', status: 500 }, says: /failed/ },
  { name: 'HTML', fault: { kind: 'body', body: 'html' }, says: /not one of a Prometheus API/ },
  { name: 'truncated JSON', fault: { kind: 'body', body: 'truncated' }, says: /cut off/ },
] as const;

for (const { name, fault, says } of FAULTS) {
  test(`faults: ${name}: one clear sentence, and no numbers`, async ({ page, recorded, breakPrometheus }) => {
    await breakPrometheus(fault);
    const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
    const errorIcon = panel.getByTestId('data-testid Panel status error');
    await expect(errorIcon).toBeVisible();
    await expect(panel.getByRole('row')).toHaveCount(0);
    await errorIcon.hover();
    await expect(page.getByRole('tooltip').filter({ hasText: says })).toBeVisible();
  });
}

test('faults: a slow answer is still an answer', async ({ page, recorded, breakPrometheus }) => {
  await breakPrometheus({ kind: 'slow', delayMilliseconds: 500 });
  const scope = { 'var-namespace': 'files' };
  const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded, scope);
  await expect(panel.getByRole('row').filter({ hasText: 'docsearch-5d78b5fcf-ffc22' })).toBeVisible();
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
});

test('faults: a refresh after the fault shows the data', async ({ page, request, recorded, breakPrometheus }) => {
  await breakPrometheus({ kind: 'down' });
  const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  await expect(panel.getByTestId('data-testid Panel status error')).toBeVisible();
  await request.delete('/workbench/fault');
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(panel).toContainText('33 containers');
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
});
