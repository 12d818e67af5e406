import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import type { PluginOptions } from '@grafana/plugin-e2e';

/** The specs run on the workbench (scripts/e2e.mjs) and, unchanged, on a real Grafana (docker compose). */
const onRealGrafana = process.env.LEAKSCOPE_REAL_GRAFANA === '1';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of the machine; null: the one that Playwright installs. */
function findChromium(): string | undefined {
  if (process.env.LEAKSCOPE_CHROMIUM) {
    return process.env.LEAKSCOPE_CHROMIUM;
  }
  for (const program of PROGRAMS) {
    try {
      return execFileSync('which', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // not this one
    }
  }
  return undefined;
}

const WORKBENCHES = process.env.LEAKSCOPE_WORKBENCHES?.split(' ') ?? [];
const AUTH_STATE = 'playwright/.auth/admin.json';

const projects: PlaywrightTestConfig<PluginOptions>['projects'] = onRealGrafana
  ? [
      {
        name: 'auth',
        testDir: dirname(require.resolve('@grafana/plugin-e2e')) + '/auth',
        testMatch: [/.*\.js/],
      },
      { name: 'grafana', dependencies: ['auth'], use: { storageState: AUTH_STATE } },
    ]
  : [{ name: 'workbench', grepInvert: /@grafana-server/ }];

export default defineConfig<PluginOptions>({
  testDir: './tests/e2e',
  outputDir: './test-results/e2e',
  // As many as there are workbenches; one on a real Grafana, which the specs share.
  workers: WORKBENCHES.length || 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: process.env.LEAKSCOPE_E2E_RESULTS ?? 'test-results/e2e.json' }]],
  use: {
    // On the workbench each worker has its own: see fixtures.ts.
    baseURL: process.env.GRAFANA_URL ?? 'http://localhost:3000',
    viewport: { width: 1400, height: 1000 },
    timezoneId: 'UTC',
    // Recording takes a good part of the time: LEAKSCOPE_TRACE=1 to look into a failure.
    trace: process.env.LEAKSCOPE_TRACE ? 'retain-on-failure' : 'off',
    provisioningRootDir: 'provisioning',
    launchOptions: {
      executablePath: onRealGrafana ? process.env.LEAKSCOPE_CHROMIUM : findChromium(),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects,
});
