import type { Page } from '@playwright/test';
import { LIMITS } from '../../src/collect/ask/limits';
import { expect, test, type NewDataSource } from './fixtures';
import { openDashboard } from './openDashboard';

const PANEL = 'Which containers leak';
const DELETED = /data source used by Leakscope no longer exists\. Choose another one/;

const leakscope = (jsonData: Record<string, unknown>): NewDataSource => ({
  type: 'leakscope-memory-datasource',
  name: 'Leakscope of this test',
  jsonData,
});
const PROMETHEUS: NewDataSource = { type: 'prometheus', name: 'Prometheus of this test', url: 'http://127.0.0.1:9' };

/** What a Leakscope data source can be linked to that does not answer PromQL, and the sentence for it. */
const LINKS = [
  { name: 'none', promUid: undefined, says: /No Prometheus data source is chosen: choose one/ },
  { name: 'one that never existed', promUid: 'never-existed', says: DELETED },
  {
    name: 'one of another type',
    promUid: 'leakscope',
    says: /does not answer PromQL: choose a Prometheus data source/,
  },
];

async function expectSentence(page: Page, recorded: { from: string; to: string }, uid: string, says: RegExp) {
  const panel = await openDashboard(page, 'leakscope-fleet', PANEL, recorded, { 'var-datasource': uid });
  const errorIcon = panel.getByTestId('data-testid Panel status error');
  await expect(errorIcon).toBeVisible();
  await expect(panel.getByRole('row')).toHaveCount(0);
  await expect(panel).not.toContainText('No containers match');
  await errorIcon.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: says })).toBeVisible();
}

test.beforeEach(({ allowProblem }) => {
  // scenes logs every template variable that could not be filled, and shows it beside the variable.
  allowProblem(/SceneVariableSet updateAndValidate error/);
});

for (const { name, promUid, says } of LINKS) {
  test(`linked data source: ${name}: one sentence in the panel`, async ({ page, recorded, addDataSource }) => {
    const uid = await addDataSource(leakscope({ promUid }));
    await expectSentence(page, recorded, uid, says);
  });

  test(`linked data source: ${name}: the test on the settings page says it`, async ({
    gotoDataSourceConfigPage,
    page,
    addDataSource,
  }) => {
    const config = await gotoDataSourceConfigPage(await addDataSource(leakscope({ promUid })));
    await page.getByTestId('data-testid Data source settings page Save and Test button').click();
    await expect(config).toHaveAlert('error', { hasText: says });
  });
}

test('linked data source: deleted while the dashboard is open', async ({
  page,
  request,
  recorded,
  addDataSource,
  allowProblem,
}) => {
  allowProblem(/\/api\/(ds\/query|datasources\/uid\/[^/]+\/resources\/)/);
  const settings = await (await request.get('/api/datasources/name/Prometheus')).json();
  const promUid = await addDataSource({ ...PROMETHEUS, url: settings.url, jsonData: settings.jsonData });
  const uid = await addDataSource(leakscope({ promUid, promType: 'prometheus' }));
  const panel = await openDashboard(page, 'leakscope-fleet', PANEL, recorded, { 'var-datasource': uid });
  await expect(panel).toContainText('33 containers');
  // Answers are kept for some seconds, for the panels of a page.
  await page.waitForTimeout(LIMITS.cachedSeconds.value * 1000);
  expect((await request.delete(`/api/datasources/uid/${promUid}`)).ok()).toBe(true);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  const errorIcon = panel.getByTestId('data-testid Panel status error');
  await errorIcon.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: DELETED })).toBeVisible();
  await expectSentence(page, recorded, uid, DELETED);
});

test('linked data source: deleted: the settings page says so before any test', async ({
  gotoDataSourceConfigPage,
  page,
  request,
  addDataSource,
}) => {
  const promUid = await addDataSource(PROMETHEUS);
  const uid = await addDataSource(leakscope({ promUid, promType: 'prometheus' }));
  expect((await request.delete(`/api/datasources/uid/${promUid}`)).ok()).toBe(true);
  await gotoDataSourceConfigPage(uid);
  await expect(page.getByRole('alert').filter({ hasText: DELETED })).toBeVisible();
});
