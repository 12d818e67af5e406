import { EVERY_HOST, expect, test } from './fixtures';

const QUERIES = '/api/ds/query';

test('config: the test says what can be shown', EVERY_HOST, async ({ gotoDataSourceConfigPage, page, recorded }) => {
  // The test asks about now, and the recorded data ended in the past.
  await page.clock.setFixedTime(recorded.endSeconds * 1000);
  const config = await gotoDataSourceConfigPage('leakscope');
  await expect(config.saveAndTest({ path: QUERIES })).toBeOK();
  await expect(config).toHaveAlert('success', { hasText: /containers can be taken apart/ });
});

test('config: without a Prometheus data source the test says what to choose', async ({
  createDataSourceConfigPage,
  page,
}) => {
  const config = await createDataSourceConfigPage({ type: 'leakscope-memory-datasource' });
  await page.getByTestId('data-testid Data source settings page Save and Test button').click();
  await expect(config).toHaveAlert('error', { hasText: /choose one|is chosen/i });
});

test('config: an unreachable Prometheus is not "no data"', async ({
  gotoDataSourceConfigPage,
  breakPrometheus,
  page,
}) => {
  const config = await gotoDataSourceConfigPage('leakscope');
  await breakPrometheus({ kind: 'down' });
  await page.getByTestId('data-testid Data source settings page Save and Test button').click();
  await expect(config).toHaveAlert('error', { hasText: /cannot be reached/ });
});
