import { LIMITS } from '../../src/collect/ask/limits';
import { expect, test } from './fixtures';
import { openDashboard } from './openDashboard';

const DAY_MS = 86_400_000;
const FLEET_PANEL = 'Which containers leak';
const POD = 'orders-2bf5a3b7e-2f0d3';
const CONTAINER = { 'var-namespace': 'shop', 'var-pod': POD, 'var-container': 'app' };
const CONTAINER_PANEL = `Memory of shop / ${POD} / app`;

/** Longer than the data on both sides, and much shorter. The recorded data is 42 hours long. */
const RANGES = [
  { name: '30 days', beforeMs: 30 * DAY_MS, afterMs: 0 },
  { name: '5 minutes', beforeMs: 5 * 60_000, afterMs: 0 },
  { name: '2 days, of which one is in the future', beforeMs: DAY_MS, afterMs: DAY_MS },
];

for (const { name, beforeMs, afterMs } of RANGES) {
  const rangeUntil = (endSeconds: number) => ({
    from: String(Math.floor(endSeconds * 1000 - beforeMs)),
    to: String(Math.floor(endSeconds * 1000 + afterMs)),
  });

  test(`anatomy: ${name}: drawn without an error`, async ({ page, recorded }) => {
    const range = rangeUntil(recorded.endSeconds);
    const asked: Array<{ rangeMs: number; stepMs: number }> = [];
    page.on('request', (sent) => {
      if (sent.url().includes('/api/ds/query')) {
        const {
          queries,
          from,
          to,
        }: { queries: Array<{ range?: boolean; intervalMs: number }>; from: string; to: string } = sent.postDataJSON();
        const rangeMs = Number(to) - Number(from);
        const ranges = queries.filter((query) => query.range);
        asked.push(...ranges.map(({ intervalMs }) => ({ rangeMs, stepMs: intervalMs })));
      }
    });
    const panel = await openDashboard(page, 'leakscope-container', CONTAINER_PANEL, range, CONTAINER);
    await expect(panel).toContainText('Parts sum to usage');
    await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
    // Never finer than Prometheus is scraped at most, never many more points than pixels.
    expect(asked.length).toBeGreaterThan(0);
    for (const { rangeMs, stepMs } of asked) {
      expect(stepMs).toBeGreaterThanOrEqual(15_000);
      expect(rangeMs).toBeGreaterThan(0);
      expect(rangeMs / stepMs).toBeLessThan(2_000);
    }
  });
}

test('anatomy: 30 days: what was before the data is a gap, not zero', async ({ page, recorded }) => {
  const endMs = recorded.endSeconds * 1000;
  const range = { from: String(Math.floor(endMs - 30 * DAY_MS)), to: String(Math.ceil(endMs)) };
  const panel = await openDashboard(page, 'leakscope-container', CONTAINER_PANEL, range, CONTAINER);
  await expect(panel).toContainText('Parts sum to usage');
  const chart = panel.getByRole('group', { name: /over time, in parts/ });
  const spoken = chart.locator('[aria-live]');
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(spoken).not.toBeEmpty();
  // Either the first sample is one of the recorded ones, or it is said that there is none.
  const first = await spoken.innerText();
  expect(first).toMatch(/^2026-11-1[89]|No accepted sample here/);
  expect(first).not.toMatch(/\b0 B/);
  await page.keyboard.press('End');
  await expect(spoken).toContainText('Kernel memory');
});

test('triage: 5 minutes: what was killed and the scores have windows of their own', async ({ page, recorded }) => {
  const endMs = recorded.endSeconds * 1000;
  const range = { from: String(Math.floor(endMs - 5 * 60_000)), to: String(Math.floor(endMs)) };
  const panel = await openDashboard(page, 'leakscope-fleet', FLEET_PANEL, range);
  await expect(panel).toContainText('33 containers');
  await expect(panel.locator('tbody tr').first()).toContainText('Killed again');
  await expect(panel).toContainText('Leak very likely');
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
});

test('triage: 30 days: ranked without an error', async ({ page, recorded }) => {
  const endMs = recorded.endSeconds * 1000;
  const range = { from: String(Math.floor(endMs - 30 * DAY_MS)), to: String(Math.floor(endMs)) };
  const panel = await openDashboard(page, 'leakscope-fleet', FLEET_PANEL, range);
  await expect(panel).toContainText('33 containers');
  await expect(panel.locator('tbody tr').first()).toContainText('Killed again');
  await expect(panel).toContainText('Leak very likely');
  await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
});

const REFRESHED = [
  { uid: 'leakscope-fleet', title: FLEET_PANEL, variables: {}, shows: '33 containers' },
  { uid: 'leakscope-container', title: CONTAINER_PANEL, variables: CONTAINER, shows: 'Parts sum to usage' },
];

for (const { uid, title, variables, shows } of REFRESHED) {
  test(`refresh: ${uid}: the old content stays until the new one is here`, async ({
    page,
    recorded,
    breakPrometheus,
  }) => {
    const panel = await openDashboard(page, uid, title, recorded, variables);
    await expect(panel).toContainText(shows);
    // What comes later of the first answer would be taken for the new one.
    await page.waitForLoadState('networkidle');
    // Answers are kept for some seconds, for the panels of a page.
    await page.waitForTimeout(LIMITS.cachedSeconds.value * 1000);
    const delayMilliseconds = 3_000;
    await breakPrometheus({ kind: 'slow', delayMilliseconds });
    const answered = page.waitForResponse((response) => response.url().includes('/api/ds/query'), { timeout: 45_000 });
    let pending = true;
    void answered.then(() => (pending = false));
    await page.getByTestId('data-testid RefreshPicker run button').click();
    let looks = 0;
    while (pending && looks < 20) {
      await expect(panel).toContainText(shows, { timeout: 100 });
      await expect(panel).not.toContainText('Loading memory data');
      looks++;
      await page.waitForTimeout(100);
    }
    await answered;
    expect(looks, 'the refresh was slow enough to be seen').toBeGreaterThan(5);
    await expect(panel).toContainText(shows);
    await expect(panel.getByTestId('data-testid Panel status error')).toBeHidden();
  });
}
