import type { Locator, Page } from '@playwright/test';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';
import { expect, onRealGrafana, test } from './fixtures';
import { BROKEN_AT, HOSTILE, HOSTILE_RANGE, hostileSeries, type HostileName } from './hostileSeries';
import { openDashboard } from './openDashboard';

test.skip(onRealGrafana, 'A Grafana elsewhere cannot reach the Prometheus of this file.');

const FLEET = 'leakscope-fleet';
const PANEL = 'Which containers leak';
/** Memory of a container at the last moment of the grid on which is asked, 12 s before the end of the range. */
const LAST_SEEN = '199.9 MiB';
const RANGE = { from: String(HOSTILE_RANGE.startSeconds * 1000), to: String(HOSTILE_RANGE.endSeconds * 1000) };

let prometheus: RunningPrometheus;
let datasource: Record<'var-datasource', string>;

test.beforeAll(async () => {
  const { startSeriesPrometheus } = await import('../prometheus/startSeriesPrometheus.mjs');
  prometheus = await startSeriesPrometheus({ series: hostileSeries() });
});
test.afterAll(() => prometheus?.stop());

test.beforeEach(async ({ addDataSource }) => {
  const promUid = await addDataSource({
    type: 'prometheus',
    name: 'Hostile <b>"Prometheus"</b>',
    url: prometheus.url,
    jsonData: { timeInterval: '60s' },
  });
  const uid = await addDataSource({
    type: 'leakscope-memory-datasource',
    name: 'Hostile Leakscope',
    jsonData: { promUid, promType: 'prometheus' },
  });
  datasource = { 'var-datasource': uid };
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => 'leakscopeBroken' in window), 'a label value ran as a script').toBe(false);
});

/** The row of a container, found by the link that the keyboard and the pointer follow too. */
function rowOf(panel: Locator, name: HostileName): Locator {
  const { namespace, pod } = HOSTILE[name];
  return panel.getByRole('row').filter({ hasText: `${namespace} / ${pod}`.replace(/\s+/g, ' ').slice(0, 200) });
}

/** The first link of the row; the one beside it makes an alert. */
const linkOf = (panel: Locator, name: HostileName) => rowOf(panel, name).getByRole('link').first();

function openFleet(page: Page): Promise<Locator> {
  return openDashboard(page, FLEET, PANEL, RANGE, datasource);
}

/** The dashboard of one container is open: its address, its variables and its picture are about this container. */
async function expectContainer(page: Page, name: HostileName): Promise<void> {
  await expect(page).toHaveURL(/\/d\/leakscope-container\?/);
  await expect(page.getByText('Parts sum to usage')).toBeVisible();
  const search = new URL(page.url()).searchParams;
  for (const [label, value] of Object.entries(HOSTILE[name])) {
    expect(search.getAll(`var-${label}`)).toEqual([value]);
  }
  expect(search.get('var-datasource')).toBe(datasource['var-datasource']);
}

async function openContainer(page: Page, name: HostileName): Promise<Locator> {
  const { namespace, pod, container } = HOSTILE[name];
  const variables = { 'var-namespace': namespace, 'var-pod': pod, 'var-container': container, ...datasource };
  return openDashboard(page, 'leakscope-container', `Memory of ${namespace} / ${pod} / ${container}`, RANGE, variables);
}

test('fleet: hostile names are text, and the layout holds', async ({ page }) => {
  const panel = await openFleet(page);
  await expect(panel).toContainText('6 containers');
  for (const name of Object.keys(HOSTILE) as HostileName[]) {
    await expect(rowOf(panel, name)).toHaveCount(1);
    await expect(linkOf(panel, name)).toContainText(HOSTILE[name].pod.replace(/\s+/g, ' ').slice(0, 100));
    await expect(rowOf(panel, name)).toContainText(HOSTILE[name].container);
  }
  await expect(panel.locator('script, img')).toHaveCount(0);
  // What is cut on the screen is whole behind the link.
  const href = await linkOf(panel, 'long').getAttribute('href');
  expect(new URL(href!, page.url()).searchParams.get('var-pod')).toBe(HOSTILE.long.pod);
  expect((await rowOf(panel, 'long').innerText()).length).toBeLessThan(1_000);
  await expectNoSidewaysScroll(page);
  // Names take a few lines at most, however long they are.
  const heights = await panel.getByRole('row').evaluateAll((rows) => rows.map((row) => row.clientHeight));
  expect(Math.max(...heights)).toBeLessThan(120);
});

for (const name of ['syntax', 'template', 'long'] as const) {
  test(`drill-down: a click opens exactly the container (${name})`, async ({ page }) => {
    const panel = await openFleet(page);
    await linkOf(panel, name).click();
    await expectContainer(page, name);
    await expectNoSidewaysScroll(page);
    await page.reload();
    await expectContainer(page, name);
  });

  test(`drill-down: Enter opens exactly the container (${name})`, async ({ page }) => {
    const panel = await openFleet(page);
    await rowOf(panel, name).focus();
    await page.keyboard.press('Enter');
    await expectContainer(page, name);
  });
}

test('fleet: few samples, no limit and gaps are told apart from zero', async ({ page }) => {
  const panel = await openFleet(page);
  await expect(rowOf(panel, 'short')).toContainText('Not scored');
  await expect(rowOf(panel, 'short').getByText('—').first()).toBeVisible();
  await expect(rowOf(panel, 'short')).not.toContainText('Low');
  await expect(rowOf(panel, 'unlimited')).toContainText('no known limit');
  await expect(rowOf(panel, 'unlimited')).not.toContainText('%');
  await expect(rowOf(panel, 'broken')).toContainText(LAST_SEEN);
  await expect(rowOf(panel, 'broken')).not.toContainText(/NaN|Infinity|∞/);
});

test('anatomy: NaN and infinity are gaps, not zero', async ({ page }) => {
  const panel = await openContainer(page, 'broken');
  await expect(panel).toContainText('Parts sum to usage');
  const { startSeconds, endSeconds } = HOSTILE_RANGE;
  const plot = (await panel.locator('.u-over').boundingBox())!;
  const pointAt = (seconds: number) => {
    const share = (seconds - startSeconds) / (endSeconds - startSeconds);
    return page.mouse.move(plot.x + share * plot.width, plot.y + plot.height / 2);
  };
  const spoken = panel.getByRole('group').locator('[aria-live]');
  await pointAt(BROKEN_AT.nanFromSeconds - 3600);
  await expect(spoken).toContainText('Anonymous memory');
  for (const seconds of [BROKEN_AT.nanFromSeconds + 3600, BROKEN_AT.infinityFromSeconds + 3600]) {
    await pointAt(seconds);
    await expect(spoken).toContainText('No accepted sample here');
    await expect(spoken).not.toContainText('Anonymous memory');
  }
  await pointAt(BROKEN_AT.untilSeconds + 3600);
  await expect(spoken).toContainText('Anonymous memory');
});

test('anatomy: samples that no line can join are drawn', async ({ page }) => {
  const panel = await openContainer(page, 'short');
  await expect(panel).toContainText('Parts sum to usage: 199.9 MiB');
  await panel.getByRole('group').focus();
  await page.keyboard.press('Home');
  await expect(panel.getByRole('group').locator('[aria-live]')).toContainText('Anonymous memory');
  // Anonymous memory is blue, and nothing else in the chart is.
  const bluePixels = await panel.locator('.uplot canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      count += data[at + 2] - data[at] > 60 ? 1 : 0;
    }
    return count;
  });
  expect(bluePixels).toBeGreaterThan(0);
});

test('anatomy: without a limit there is no limit line', async ({ page }) => {
  const panel = await openContainer(page, 'unlimited');
  await expect(panel).toContainText('Parts sum to usage');
  const plot = (await panel.locator('.u-over').boundingBox())!;
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
  await expect(page.locator('table').filter({ hasText: 'Usage' })).toBeVisible();
  await expect(page.locator('table').filter({ hasText: 'Usage' })).not.toContainText('Limit');
});
