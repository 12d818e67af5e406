/**
 * `npm run screenshots [-- [--docs] [NAME...]]`: the pictures of the docs, made from the built plugin on recorded data in a real Chromium.
 * They go to docs/images, in both themes, three of them to src/img; narrow and small sizes go to test-results/screenshots for
 * looking at, but with --docs.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startWorkbench } from '../tests/host/serve.mjs';
import { ensureChromium } from '../tests/prometheus/ensureChromium.mjs';
import { startRecordedPrometheus } from '../tests/prometheus/startRecordedPrometheus.mjs';
import { PROJECT_ROOT } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';

const DOCS = join(PROJECT_ROOT, 'docs/images');
/** What the plugin's page in Grafana shows. */
const SHIPPED = ['triage', 'anatomy', 'pod'];
const OTHERS = join(PROJECT_ROOT, 'test-results/screenshots');
const CHROMIUM_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** The sidecar that leaks: the second incident that Leakscope was made for. */
const SIDECAR = {
  'var-namespace': 'web',
  'var-pod': 'checkout-a671003c6-c35ba',
  'var-container': 'log-shipper',
};
/** Killed again and again: its lives make a curve. */
const WORKLOAD = { 'var-namespace': 'ml', 'var-workload': 'tokenizer', 'var-container': 'app' };
/** Page cache that grows: "the missing 800 MB". */
const PAGE_CACHE = { 'var-namespace': 'shop', 'var-pod': 'auditlog-92fc2fffa-b6ccc', 'var-container': 'app' };

/** Stable pods and a canary, side by side. */
const REPLICAS = {
  'var-namespace': 'shop',
  'var-pod': 'orders-2bf5a3b7e-2f0d3',
  'var-container': 'app',
  'var-compare_by': 'track',
};

/** What "Create alert" asks for, for all containers of a namespace. */
const ALERT = { kind: 'leak', ds: 'leakscope', 'label-namespace': 'web' };

const PICTURES = [
  { name: 'now', path: '/a/leakscope-memory-app/now', waitFor: 'need somebody', width: 1440, height: 900 },
  { name: 'story', path: '/d/leakscope-container', query: SIDECAR, waitFor: 'It leaks', width: 1440, height: 900 },
  { name: 'triage', path: '/d/leakscope-fleet', panel: 'Which containers leak', width: 1440, height: 1000 },
  {
    name: 'anatomy',
    path: '/d/leakscope-container',
    query: PAGE_CACHE,
    panel: (query) => `Memory of ${query['var-namespace']} / ${query['var-pod']} / ${query['var-container']}`,
    width: 1440,
    height: 1000,
  },
  {
    name: 'anatomy-tools',
    path: '/d/leakscope-container',
    query: PAGE_CACHE,
    panel: (query) => `Memory of ${query['var-namespace']} / ${query['var-pod']} / ${query['var-container']}`,
    width: 1440,
    height: 1000,
    switchOn: 'What other tools show',
  },
  {
    name: 'workload',
    path: '/d/leakscope-workload',
    query: WORKLOAD,
    panel: (query) => `Workload ${query['var-workload']}`,
    width: 1440,
    height: 1100,
  },
  {
    name: 'pod',
    path: '/d/leakscope-container',
    query: { ...SIDECAR, 'var-container': '$__all' },
    panel: /^data-testid Panel header Memory of/,
    width: 1440,
    height: 1000,
  },
  { name: 'diagnosis', path: '/d/leakscope-container', query: SIDECAR, panel: 'Diagnosis', width: 1440, height: 1000 },
  {
    name: 'compare',
    path: '/d/leakscope-container',
    query: REPLICAS,
    panel: 'Replicas',
    waitFor: 'canary',
    width: 1440,
    height: 1000,
  },
  { name: 'nodes', path: '/d/leakscope-nodes', panel: 'Nodes', width: 1440, height: 1000 },
  {
    name: 'cardinality',
    path: '/d/leakscope-cardinality',
    panel: 'Which targets blow up',
    press: 'Series of orders-2bf5a3b7e-2f0d3',
    waitFor: '3 looked into',
    width: 1440,
    height: 1100,
  },
  {
    name: 'alert-form',
    path: '/a/leakscope-memory-app/alerts/new',
    query: ALERT,
    waitFor: /^It would have fired/,
    width: 1200,
    height: 1000,
  },
  {
    name: 'alert-backtest',
    path: '/a/leakscope-memory-app/alerts/new',
    query: ALERT,
    waitFor: /^It would have fired/,
    region: 'Back-test',
    width: 1200,
    height: 1000,
  },
  {
    name: 'alert-saved',
    path: '/a/leakscope-memory-app/alerts/new',
    query: ALERT,
    press: 'Save',
    waitFor: 'The alert is saved',
    region: 'Where it is kept',
    width: 1200,
    height: 1000,
  },
  { name: 'alert-list', path: '/a/leakscope-memory-app/alerts', waitFor: 'Last evaluation', width: 1200, height: 600 },
  {
    name: 'alert-recording',
    path: '/a/leakscope-memory-app/recording',
    waitFor: 'Newest value',
    width: 1200,
    height: 900,
  },
  { name: 'config', path: '/connections/datasources/edit/leakscope', width: 1200, height: 1000, press: 'Check' },
];
/** Looked at, not kept: the same at other sizes and beside Grafana's menu, and a leak. */
const LOOKS = [
  ...PICTURES.filter(({ switchOn }) => !switchOn).map((picture) => ({ ...picture, menu: 'open', width: 1440 })),
  ...[
    [900, 700],
    [420, 800],
  ].flatMap(([width, height]) =>
    PICTURES.filter(({ switchOn }) => !switchOn).map((picture) => ({ ...picture, width, height }))
  ),
  { ...PICTURES.find(({ name }) => name === 'anatomy'), name: 'anatomy-sidecar', query: SIDECAR },
  ...[
    { width: 1440, height: 900 },
    { width: 1440, height: 900, menu: 'open' },
    { width: 420, height: 800 },
  ].map((size) => ({ name: 'setup', path: '/a/leakscope-memory-app/setup', waitFor: 'Ready.', ...size })),
];

/** A panel by its title, or the whole page. */
function locate(page, panel, query) {
  if (panel === undefined) {
    return page.locator('body');
  }
  const title = typeof panel === 'function' ? panel(query) : panel;
  return page.getByTestId(title instanceof RegExp ? title : `data-testid Panel header ${title}`);
}

/** Panels that go on by themselves never end. */
const MOST_LOOKS = 40;

/** A list asks in turns, and judges in between: the network is idle before it has all. */
async function settle(page) {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const more = page.getByLabel('Panel loading bar').or(page.getByTestId('icon-circle-mono'));
    if ((await more.count()) === 0) {
      return;
    }
  }
}

async function take(page, base, range, theme, picture, folder) {
  const { name, path, query = {}, panel, press, switchOn, waitFor, region, menu = 'closed', width, height } = picture;
  await page.setViewportSize({ width, height });
  await page.goto(`${base}${path}?${new URLSearchParams({ ...range, ...query, theme, menu })}`);
  if (press) {
    await page.getByRole('button', { name: press, exact: true }).click();
  }
  if (waitFor) {
    await page.getByText(waitFor).first().waitFor();
  }
  const target = region ? page.getByRole('region', { name: region, exact: true }) : locate(page, panel, query);
  await target.waitFor();
  await settle(page);
  if (switchOn) {
    // The label lies over the switch that it belongs to.
    await page.getByLabel(switchOn).click({ force: true });
  }
  // Fonts, and what fades in.
  await page.waitForTimeout(1000);
  const suffix = folder === OTHERS ? `-${width}x${height}${menu === 'open' ? '-menu' : ''}` : '';
  const file = join(folder, `${name}-${theme}${suffix}.png`);
  await (folder === OTHERS ? page : target).screenshot({ path: file });
  console.log(`  ${file.slice(PROJECT_ROOT.length)}`);
}

async function main() {
  const onlyDocs = process.argv.includes('--docs');
  const names = process.argv.slice(2).filter((name) => name !== '--docs');
  const isWanted = ({ name }) => names.length === 0 || names.includes(name);
  if ((await runCommand('npm', ['run', 'build', '--silent'])) !== 0) {
    throw new Error('The build failed: see above.');
  }
  const prometheus = await startRecordedPrometheus();
  const workbench = await startWorkbench({ host: '13', port: 0, prometheus: prometheus.url, log: () => {} });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    mkdirSync(DOCS, { recursive: true });
    mkdirSync(OTHERS, { recursive: true });
    const page = await browser.newPage();
    // "Now" is the end of the recording, so that the check finds it and the pictures do not change by the day.
    await page.clock.setFixedTime(new Date(prometheus.endSeconds * 1000));
    const range = {
      from: String(Math.round(prometheus.startSeconds * 1000)),
      to: String(Math.round(prometheus.endSeconds * 1000)),
    };
    for (const theme of ['dark', 'light']) {
      for (const picture of PICTURES.filter(isWanted)) {
        await take(page, workbench.url, range, theme, picture, DOCS);
      }
      for (const picture of onlyDocs ? [] : LOOKS.filter(isWanted)) {
        await take(page, workbench.url, range, theme, picture, OTHERS);
      }
    }
    for (const name of SHIPPED) {
      copyFileSync(join(DOCS, `${name}-dark.png`), join(PROJECT_ROOT, `src/img/screenshot-${name}.png`));
    }
  } finally {
    await browser.close();
    await workbench.stop();
    await prometheus.stop();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
