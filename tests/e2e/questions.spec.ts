import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** How much the pages ask the linked Prometheus. */
const CONTAINER = { 'var-namespace': 'shop', 'var-pod': 'auditlog-92fc2fffa-b6ccc', 'var-container': 'app' };
const BLOWING_UP = { 'var-namespace': 'shop', 'var-pod': 'orders-2bf5a3b7e-2f0d3', 'var-container': 'app' };

interface Asked {
  expressions: string[];
  requests: number;
  lastAtMs: number;
}

/** Adds up what is asked from now on. Our own queries carry no PromQL and are not sent to the server. */
function countAsked(page: Page): Asked {
  const asked: Asked = { expressions: [], requests: 0, lastAtMs: 0 };
  page.on('request', (sent) => {
    if (sent.url().includes('/api/ds/query')) {
      const { queries }: { queries: Array<{ expr?: string }> } = sent.postDataJSON();
      asked.expressions.push(...queries.flatMap(({ expr }) => expr ?? []));
      asked.requests++;
    }
  });
  page.on('requestfinished', () => (asked.lastAtMs = Date.now()));
  return asked;
}

/** Longer than the page thinks between an answer and the next question, also where the machine has other work. */
const QUIET_MS = 6000;

/** The network alone is no sign: it is quiet for a second while answers are judged. */
async function settled(page: Page, asked: Asked): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect.poll(() => Date.now() - asked.lastAtMs, { timeout: 90_000 }).toBeGreaterThan(QUIET_MS);
}

const PAGES = [
  { name: 'the fleet page', uid: 'leakscope-fleet', panel: 'Which containers leak', text: '33 containers', most: 30 },
  {
    name: 'the container page',
    uid: 'leakscope-container',
    panel: `Memory of shop / ${CONTAINER['var-pod']} / app`,
    text: 'Parts sum to usage',
    most: 20,
    parameters: CONTAINER,
  },
  {
    name: 'the page of a container whose series blow up',
    uid: 'leakscope-container',
    panel: `Memory of shop / ${BLOWING_UP['var-pod']} / app`,
    text: 'Parts sum to usage',
    // 41 once. The metric and the label that blow up are looked for when the verdict is there.
    most: 30,
    parameters: BLOWING_UP,
  },
  {
    name: 'the cardinality page',
    uid: 'leakscope-cardinality',
    panel: 'Which targets blow up',
    text: 'targets',
    most: 20,
  },
];

test('the fleet page shows its rows before what stands beside the memory is known', async ({ page, recorded }) => {
  const [{ uid, panel }] = PAGES;
  let release = () => {};
  const shownFirst = new Promise<void>((resolve) => (release = resolve));
  let held = 0;
  await page.route('**/api/ds/query**', async (route) => {
    // Runtimes are asked for of rows that are judged already.
    if (route.request().postData()?.includes('jvm_memory_used_bytes')) {
      held++;
      await shownFirst;
    }
    await route.continue();
  });
  const shown = await openDashboard(page, uid, panel, recorded);
  await expect(shown.getByRole('row').filter({ hasText: 'log-shipper' }).first()).toBeVisible();
  await expect.poll(() => held).toBeGreaterThan(0);
  release();
  // Its runtime is told by what was held.
  await expect(shown).toContainText('33 containers');
  await expect(page.getByTestId('icon-circle-mono')).toHaveCount(0);
});

for (const { name, uid, panel, text, most, parameters } of PAGES) {
  test(`${name} asks at most ${most} questions`, async ({ page, recorded }) => {
    const asked = countAsked(page);
    const shown = await openDashboard(page, uid, panel, recorded, parameters);
    await expect(shown).toContainText(text);
    await settled(page, asked);
    test.info().annotations.push({
      type: 'asked',
      description: `${asked.expressions.length} expressions in ${asked.requests} requests`,
    });
    expect(asked.expressions.length).toBeGreaterThan(0);
    expect(asked.expressions.length, asked.expressions.join('\n')).toBeLessThanOrEqual(most);
    expect(asked.requests).toBeLessThanOrEqual(most);
  });
}
