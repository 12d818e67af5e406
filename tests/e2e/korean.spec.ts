import type { Locator, Page } from '@playwright/test';
import app from '../../locales/ko-KR/app.json';
import engine from '../../locales/ko-KR/engine.json';
import panelTexts from '../../locales/ko-KR/panel.json';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { EVERY_HOST, expect, onRealGrafana, test } from './fixtures';
import { openDashboard } from './openDashboard';

/** o04-sidecar-c: the sidecar of the pod leaks. */
const LEAKING = { 'var-namespace': 'web', 'var-pod': 'checkout-a671003c6-c35ba', 'var-container': 'log-shipper' };

// The workbench keeps the language of an address; on a real Grafana it belongs to the user.
test.skip(onRealGrafana, 'the language is set by the address, which only the workbench reads');

test.beforeEach(async ({ page }) => {
  await page.goto('/a/leakscope-memory-app/now?language=ko-KR');
});

/** Titles out of the dashboards' files: they stay as they are. */
const STAYS = [/^(Which containers leak|Diagnosis|Memory of .*)$/];

/** Visible text with three English words in a row: more than names, units and commands have. */
async function findEnglish(part: Locator): Promise<string[]> {
  const english = await part.evaluate((root) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const holder = node.parentElement;
      if (holder?.closest('code, pre, style') || !holder?.checkVisibility()) {
        continue;
      }
      if (/(?<![\w/-])[A-Za-z]{2,},? [a-z]{2,},? [a-z]{2,}(?![\w/-])/.test(text)) {
        found.push(text);
      }
    }
    return found;
  });
  return english.filter((text) => !STAYS.some((pattern) => pattern.test(text.trim())));
}

async function expectToFit(page: Page) {
  for (const width of [1440, 900, 420]) {
    await page.setViewportSize({ width, height: 900 });
    // The charts follow a moment later.
    await expect(() => expectNoSidewaysScroll(page)).toPass();
  }
}

test('Korean: the front page', EVERY_HOST, async ({ page, recorded }) => {
  // The page looks at the last days, and the recorded data ended in the past.
  await page.clock.setFixedTime(recorded.endSeconds * 1000);
  await page.goto('/a/leakscope-memory-app/now');
  const workloads = page.getByRole('region', { name: app.Workloads });
  await expect(workloads.getByRole('link').filter({ hasText: 'web / checkout / log-shipper' })).toContainText(
    /오늘 종료 예상.*누수: 익명 메모리/
  );
  for (const topic of [app.Workloads, app.Nodes, app.Metrics, app['Recorded scores']]) {
    const region = page.getByRole('region', { name: topic });
    await expect(region).toBeVisible();
    expect(await findEnglish(region)).toEqual([]);
  }
  await expectToFit(page);
});

test('Korean: the fleet, a row with its diagnosis, and the container', async ({ page, recorded }) => {
  const list = await openDashboard(page, 'leakscope-fleet', 'Which containers leak', recorded);
  const row = list.getByRole('row').filter({ hasText: 'log-shipper' }).filter({ hasText: LEAKING['var-pod'] });
  await expect(row).toContainText(/누수신뢰도/);
  await row.getByRole('button', { name: 'log-shipper의 진단' }).click();
  const card = list.getByRole('article', { name: 'log-shipper의 진단' });
  const evidence = card.getByRole('region', { name: panelTexts['Speaks for it'] });
  await expect(evidence).toContainText(/익명 메모리이\(가\) .* 늘었습니다/);
  await expect(card.getByRole('region', { name: panelTexts['Next steps'] }).locator('code').first()).toContainText(
    'kubectl'
  );
  expect(await findEnglish(list)).toEqual([]);
  await expectToFit(page);

  await page.setViewportSize({ width: 1440, height: 900 });
  const diagnosis = await openDashboard(page, 'leakscope-container', 'Diagnosis', recorded, LEAKING);
  await expect(diagnosis.getByRole('article', { name: 'log-shipper의 진단' })).toBeVisible();
  expect(await findEnglish(diagnosis)).toEqual([]);
  const parts = page.getByTestId(/^data-testid Panel header Memory of/);
  // Panels below the window wait until they are seen.
  await parts.scrollIntoViewIfNeeded();
  await expect(parts).toContainText(engine['Anonymous memory']);
  expect(await findEnglish(parts)).toEqual([]);
  await expectToFit(page);
});
