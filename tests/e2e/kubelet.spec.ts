import type { Locator, Page } from '@playwright/test';
import { expect, onRealGrafana, test } from './fixtures';
import type { RunningKubelets } from './kubeletServer.mjs';
import { openDashboard } from './openDashboard';

test.skip(onRealGrafana, 'A Grafana elsewhere cannot reach the kubelets of this file.');

const TOKEN = 'secret-kubelet-token-of-this-test';
/** As SUMMARY_LIMITS.pollSeconds. */
const POLL_MILLISECONDS = 30_000;
/** The recorded data ended before: Prometheus has nothing of it. */
const LAST_HOUR = { from: 'now-1h', to: 'now' };
const POD = { 'var-namespace': 'kube-system', 'var-pod': 'etcd-datagen-1-34', 'var-container': 'etcd' };
const capture = (version: string) => ({ capture: `nri-kubernetes/${version}/stats-summary.json.gz` });

let kubelets: RunningKubelets;
let uid: string;

test.beforeEach(async ({ addDataSource, page }) => {
  const { startKubelets } = await import('./kubeletServer.mjs');
  kubelets = await startKubelets({
    'datagen-1-28': capture('1_28'),
    'datagen-1-34': capture('1_34'),
    'not-ready': { status: 503 },
  });
  const settings = {
    type: 'leakscope-memory-datasource',
    name: 'Leakscope with kubelets',
    jsonData: {
      promUid: 'leakscope-prom',
      promType: 'prometheus',
      kubeUrl: kubelets.url,
      kubeNodes: 'datagen-1-28, datagen-1-34, not-ready',
    },
    secureJsonData: { kubeToken: TOKEN },
  };
  uid = await addDataSource(settings);
  await page.clock.install();
});

test.beforeEach(({ allowProblem }) => {
  // Chromium logs every answer with an error status: that of the kubelet that fails.
  allowProblem(/\/api\/datasources\/proxy\/uid\/[^/]+\/kubelet\/not-ready\//);
  // The icon of a panel whose answer goes on, which @grafana/ui asks for and does not ship.
  allowProblem(/icons\/mono\/circle-mono\.svg/);
});

test.afterEach(async ({ page }) => {
  // A page that is left asks nobody any more.
  await page.goto('about:blank');
  await kubelets.stop();
});

/** Everything that the page has received, for the search for what it must not have. */
function keepAnswers(page: Page): Array<Promise<string>> {
  const answers: Array<Promise<string>> = [];
  page.on('response', (response) => {
    answers.push(response.text().catch(() => ''));
  });
  return answers;
}

function openPanel(page: Page, dashboard: string, title: string, variables = {}): Promise<Locator> {
  return openDashboard(page, dashboard, title, LAST_HOUR, { 'var-datasource': uid, ...variables });
}

const askedOf = (node: string) => kubelets.requests.filter(({ path }) => path.startsWith(`/${node}/`)).length;

/** Tells the page that it is seen or not, as the browser does when tabs change. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('kubelet: two nodes answer behind the route, one fails, and the token stays on the server', async ({ page }) => {
  const answers = keepAnswers(page);
  const panel = await openPanel(page, 'leakscope-nodes', 'Nodes');
  await expect(panel).toContainText('datagen-1-28');
  await expect(panel).toContainText('datagen-1-34');
  await expect(panel).toContainText('not-ready');
  // Working sets of the captures: 949,145,600 and 883,834,880 bytes.
  await expect(panel).toContainText('905.2 MiB');
  await expect(panel).toContainText('842.9 MiB');
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
  await panel.getByRole('button', { name: /notices?/ }).click();
  await expect(page.getByText(/does not reach the kubelet of node not-ready \(HTTP 503\)/)).toBeVisible();

  expect(new Set(kubelets.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
  expect(new Set(kubelets.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  const received = (await Promise.all(answers)).join('\n');
  expect(received).toContain('datagen-1-34');
  expect(received).not.toContain(TOKEN);
  expect(await page.content()).not.toContain(TOKEN);
});

test('kubelet: other methods than GET have no way to the kubelets', async ({ request }) => {
  const url = `/api/datasources/proxy/uid/${uid}/kubelet/datagen-1-34/stats/summary`;
  expect((await request.get(url)).status()).toBe(200);
  const before = kubelets.requests.length;
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    expect((await request.fetch(url, { method })).ok()).toBe(false);
  }
  expect(kubelets.requests).toHaveLength(before);
});

test('kubelet: a container goes on while it is seen, and stops when it is hidden', async ({ page }) => {
  const title = `Memory of ${POD['var-namespace']} / ${POD['var-pod']} / ${POD['var-container']}`;
  const panel = await openPanel(page, 'leakscope-container', title, POD);
  // Usage in the capture: 41,295,872 bytes.
  await expect(panel).toContainText('Parts sum to usage: 39.4 MiB');
  await expect(panel).toContainText('L1');
  const first = askedOf('datagen-1-34');
  expect(first).toBeGreaterThan(0);

  kubelets.play('datagen-1-34', { ...capture('1_34'), moreBytes: 64 * 1024 * 1024 });
  await page.clock.runFor(POLL_MILLISECONDS);
  await expect.poll(() => askedOf('datagen-1-34')).toBeGreaterThan(first);
  await expect(panel).toContainText('Parts sum to usage: 103.4 MiB');

  await setHidden(page, true);
  const hidden = askedOf('datagen-1-34');
  await page.clock.runFor(4 * POLL_MILLISECONDS);
  // A request after them: when it is answered, those of a poll would have arrived.
  const other = `/api/datasources/proxy/uid/${uid}/kubelet/datagen-1-28/stats/summary`;
  expect(await page.evaluate(async (url) => (await fetch(url)).status, other)).toBe(200);
  expect(askedOf('datagen-1-34')).toBe(hidden);

  await setHidden(page, false);
  await page.clock.runFor(POLL_MILLISECONDS);
  await expect.poll(() => askedOf('datagen-1-34')).toBeGreaterThan(hidden);
});

test('kubelet: the settings page checks each node, and does not have the token', async ({
  gotoDataSourceConfigPage,
  page,
  allowProblem,
}) => {
  // The check asks for what must be refused, to see that it is.
  allowProblem(/\/kubelet\/[^/]+\/healthz/);
  const answers = keepAnswers(page);
  await gotoDataSourceConfigPage(uid);
  await page.getByRole('button', { name: 'Check the kubelets' }).click();
  await expect(page.getByText('2 of 3 nodes answer with a kubelet summary.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^datagen-1-34 Answers 17 pods/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^not-ready Fails/ })).toBeVisible();
  await expect(page.getByLabel('Token')).toHaveValue('configured');
  expect((await Promise.all(answers)).join('\n')).not.toContain(TOKEN);
});
