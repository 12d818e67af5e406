import type { APIRequestContext, Page } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, test, type RecordedRange } from './fixtures';
import { openDashboard } from './openDashboard';

const APP = '/a/leakscope-memory-app';
const FOLDERS = '/api/folders';
const RULES = '/api/v1/provisioning/alert-rules';

interface SavedRule {
  uid: string;
  title: string;
  folderUID: string;
  ruleGroup: string;
}

/** The form, as a link of the panel opens it. */
function openForm(page: Page, { from, to }: RecordedRange, parameters: Record<string, string> = {}) {
  const search = new URLSearchParams({
    kind: 'leak',
    ds: 'leakscope',
    from,
    to,
    'label-namespace': 'web',
    ...parameters,
  });
  return page.goto(`${APP}/alerts/new?${search}`);
}

const findSaved = async (request: APIRequestContext): Promise<SavedRule[]> => {
  const rules: SavedRule[] = await (await request.get(RULES)).json();
  return rules.filter(({ ruleGroup }) => ruleGroup === 'leakscope-alerts');
};

test.beforeEach(({ allowProblem }) => {
  // Chromium logs the answer "there is no such rule", which is what the page asks before it saves.
  allowProblem(/404 \(Not Found\).*\/api\/v1\/provisioning\//);
});

test.afterEach(async ({ request }) => {
  for (const { uid } of await findSaved(request)) {
    await request.delete(`${RULES}/${uid}`, { headers: { 'X-Disable-Provenance': 'true' } });
  }
});

test(
  'alerts: an editor goes from a row of the panel to a saved rule, tested on the past, and finds it in the list',
  EVERY_HOST,
  async ({ page, recorded, request, signInAs }) => {
    await signInAs('Editor');
    const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
    const link = panel.getByRole('link', { name: 'Create alert for checkout' }).first();
    await link.click();
    await expect(page).toHaveURL(/\/alerts\/new\?kind=/);
    await expect(page.getByLabel('Namespace')).not.toHaveValue('');
    await expect(page.getByRole('textbox', { name: 'Container' })).toHaveValue('log-shipper');
    await expect(page.getByRole('region', { name: 'Query' })).toContainText('leakscope:mem_workload_leak_score{');
    await expect(page.getByText(/^It would have fired for \d+ workload/)).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Result of the back-test' }).getByRole('img').first()
    ).toHaveAttribute('aria-label', / to /);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('The alert is saved')).toBeVisible();
    const [rule] = await findSaved(request);
    await expect(page.getByRole('link', { name: 'Open the rule' })).toHaveAttribute(
      'href',
      new RegExp(`/alerting/grafana/${rule.uid}/view$`)
    );

    await page.getByRole('link', { name: 'All alerts' }).last().click();
    const row = page.getByRole('row').filter({ hasText: rule.title });
    await expect(row).toContainText('Leakscope / leakscope-alerts');
    await expect(row).not.toContainText('Edited by hand');
    const crumbs = await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem').allTextContents();
    // Grafana has its own entries before.
    expect(crumbs.slice(crumbs.indexOf('Leakscope'))).toEqual(['Leakscope', 'Alerts']);
  }
);

test('alerts: an editor is not offered the folder that only shows others', async ({ page, recorded, signInAs }) => {
  await signInAs('Editor');
  await openForm(page, recorded);
  await page.getByRole('combobox', { name: /^Folder/ }).click();
  await expect(page.getByRole('option', { name: 'New folder' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Shared with me' })).toHaveCount(0);
});

test('alerts: a group of a file stays as it is, and the page says why', async ({
  page,
  recorded,
  request,
  allowProblem,
}) => {
  allowProblem(/409 \(Conflict\).*rule-groups/);
  await openForm(page, recorded);
  // The group of provisioning/alerting, in the folder that the form chooses by itself.
  await page.getByRole('textbox', { name: /^Group/ }).fill('leakscope');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(
    page.getByText(/^The rule could not be saved: the group has rules from a file or another program/)
  ).toBeVisible();
  const rules: SavedRule[] = await (await request.get(RULES)).json();
  expect(rules.filter(({ title }) => title === 'Memory leak in a workload: web')).toEqual([]);
});

test('alerts: the way back and the editor keep what addresses hold, and lead nowhere else', async ({
  page,
  recorded,
}) => {
  const returnTo = `/d/leakscope-fleet?${new URLSearchParams({ from: recorded.from, to: recorded.to, 'var-namespace': 'a&b#c' })}`;
  await openForm(page, recorded, { returnTo });
  const back = page.getByRole('link', { name: 'Back', exact: true });
  await expect(back).toHaveAttribute('href', returnTo);
  const editor = new URL(
    (await page.getByRole('link', { name: "Open in Grafana's editor" }).getAttribute('href'))!,
    page.url()
  );
  const { annotations } = JSON.parse(editor.searchParams.get('defaults')!);
  expect(JSON.stringify(annotations)).toMatch(/&var-namespace=/);
  await back.click();
  await expect(page).toHaveURL(/\/d\/leakscope-fleet\?.*var-namespace=a%26b%23c/);

  for (const elsewhere of ['/%252f%252fevil.example', '/%5cevil.example', '/%2f%2fevil.example', '//evil.example']) {
    await openForm(page, recorded, { returnTo: elsewhere });
    await expect(page.getByRole('link', { name: 'All alerts' }).first()).toHaveAttribute('href', `${APP}/alerts`);
  }
});

test('alerts: a name that no pattern can hold is named, and not saved unseen', async ({ page, recorded }) => {
  await openForm(page, recorded, { 'label-pod': 'x'.repeat(254) });
  await expect(page.getByText(/^Left out: Workload\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Go on without' }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
});

test('alerts: two scopes stand side by side; a rule that was edited is written over only after a yes', async ({
  page,
  recorded,
  request,
}) => {
  for (const namespace of ['web', 'shop']) {
    await openForm(page, recorded, { 'label-namespace': namespace });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('The alert is saved')).toBeVisible();
  }
  const saved = await findSaved(request);
  expect(saved.map(({ title }) => title).sort()).toEqual([
    'Memory leak in a workload: shop',
    'Memory leak in a workload: web',
  ]);

  const shop = saved.find(({ title }) => title.endsWith('shop'))!;
  const edited = await request.put(`${RULES}/${shop.uid}`, {
    data: { ...shop, title: 'Shop leaks' },
    headers: { 'X-Disable-Provenance': 'true' },
  });
  expect(edited.ok(), await edited.text()).toBe(true);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^The rule "Shop leaks" was changed by hand/)).toBeVisible();
  await page.getByRole('button', { name: 'Save over the changes' }).click();
  await expect(page.getByText('The alert is saved')).toBeVisible();
  expect((await findSaved(request)).map(({ title }) => title).sort()).toEqual([
    'Memory leak in a workload: shop',
    'Memory leak in a workload: web',
  ]);
});

test('alerts: Grafana fails halfway, and the second try saves', async ({ page, recorded, request, allowProblem }) => {
  allowProblem(/rule-groups|status of 500/);
  await openForm(page, recorded);
  await page.getByLabel('Severity').fill('page');
  let failures = 0;
  await page.route('**/rule-groups/**', (route) =>
    route.request().method() === 'PUT' && failures++ === 0
      ? route.fulfill({ status: 500, json: { message: 'database is locked' } })
      : route.continue()
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^The rule could not be saved: Grafana failed\..*database is locked\.$/)).toBeVisible();
  expect(await findSaved(request)).toEqual([]);
  await expect(page.getByLabel('Severity')).toHaveValue('page');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The alert is saved')).toBeVisible();
  expect(await findSaved(request)).toHaveLength(1);
  const folders: Array<{ title: string }> = await (await request.get(FOLDERS)).json();
  expect(folders.filter(({ title }) => title === 'Leakscope')).toHaveLength(1);
});

test('alerts: a viewer reads the form and takes the alert along, and has no link in the panel', async ({
  page,
  recorded,
  signInAs,
}) => {
  await signInAs('Viewer');
  await openForm(page, recorded);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await expect(page.getByText(/^Your role \(Viewer\) may not create alert rules/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download: Prometheus rule file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^leakscope-[0-9a-f]{8}\.rules\.yml$/);
  const panel = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  await expect(panel.getByRole('row', { name: /log-shipper/ }).first()).toBeVisible();
  await expect(panel.getByRole('link', { name: /^Create alert/ })).toHaveCount(0);
});

test('alerts: a mistake stands at its field, and the keyboard reaches everything', async ({ page, recorded }) => {
  await openForm(page, recorded);
  const threshold = page.getByLabel('Score from');
  await threshold.fill('120');
  await expect(page.getByText('The threshold 120 is not a score: use a number from 0 to 100.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await threshold.fill('70');
  await threshold.press('Tab');
  await expect(page.getByRole('textbox', { name: /^For How long/ })).toBeFocused();
  await page.getByRole('button', { name: 'Save', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The alert is saved')).toBeVisible();
});

test('alerts: the pages fit a narrow window', async ({ page, recorded }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await openForm(page, recorded);
  await expect(page.getByText(/^It (would|could)/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto(`${APP}/recording`);
  await expect(page.getByText('Install the rules')).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('recording: what is missing is said, and each system has its file', EVERY_HOST, async ({ page, recorded }) => {
  await page.goto(`${APP}/recording?${new URLSearchParams({ from: recorded.from, to: recorded.to })}`);
  const row = page.getByRole('row', { name: /leakscope:mem_leak_score/ });
  await expect(row).toContainText('missing');
  await page.getByRole('radio', { name: 'Prometheus Operator' }).click({ force: true });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download: leakscope.yaml' }).click();
  expect((await download).suggestedFilename()).toBe('leakscope.yaml');
});

test('alerts: the link of the editor opens a filled-in form @grafana-server', async ({ page, recorded }) => {
  await openForm(page, recorded);
  await page.getByRole('link', { name: "Open in Grafana's editor" }).click();
  await expect(page).toHaveURL(/\/alerting\/new/);
  await expect(page.getByLabel(/^Name/).first()).toHaveValue('Memory leak in a workload: web');
  // The whole rule: before, it ended at the first "&" of the address of the dashboard.
  await expect(page.getByText(/var-namespace=/).first()).toBeVisible();
});

test('alerts: a saved rule is evaluated @grafana-server', async ({ page, recorded, request }) => {
  await openForm(page, recorded);
  await page.getByRole('textbox', { name: 'Evaluated every' }).fill('10s');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The alert is saved')).toBeVisible();
  await expect
    .poll(async () => {
      const { data } = await (await request.get('/api/prometheus/grafana/api/v1/rules')).json();
      const rules: Array<{ name: string; health: string }> = data.groups.flatMap(
        (group: { rules: object[] }) => group.rules
      );
      return rules.find(({ name }) => name === 'Memory leak in a workload: web')?.health;
    })
    .toBe('ok');
});
