import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { expect as pluginExpect, test as pluginTest } from '@grafana/plugin-e2e';
import type { Fault } from '../host/server/upstream';

export const expect = pluginExpect;

/** Where the recorded data begins and ends; scripts/e2e.mjs sets both. */
export interface RecordedRange {
  startSeconds: number;
  endSeconds: number;
  /** For the address bar: `from` and `to` in milliseconds. */
  from: string;
  to: string;
}

export interface NewDataSource {
  type: string;
  name: string;
  url?: string;
  jsonData?: Record<string, unknown>;
}

interface Fixtures {
  recorded: RecordedRange;
  /** Makes the following answers of Prometheus fail; it is undone after the test. Only the workbench can do it. */
  breakPrometheus: (fault: Fault) => Promise<void>;
  /** Adds a data source and gives its uid; it is removed after the test. */
  addDataSource: (settings: NewDataSource) => Promise<string>;
  /**
   * Nothing is provisioned but a Prometheus, as where somebody just put the plugin into Grafana. A real Grafana has to be
   * started like that: LEAKSCOPE_FRESH_INSTALL=1 says that it was.
   */
  freshInstall: void;
  /** The page is that of a user of this role from now on; `request` stays the administrator. */
  signInAs: (role: 'Editor' | 'Viewer') => Promise<void>;
  /** Problems that the test provokes on purpose. */
  allowProblem: (pattern: RegExp) => void;
  /** Fails the test on anything that went wrong in the page unnoticed. */
  watch: void;
}

/**
 * A test that runs on every Grafana version of a run with several; the others run on the first version only. One test for
 * each page and view, and what leans on Grafana most.
 */
export const EVERY_HOST = { tag: '@every-host' };

/** Windows in which pages are looked at: three widths, both themes. What does not fit does so in either theme. */
export const LOOKS = [
  { width: 1440, theme: 'dark' },
  { width: 900, theme: 'light' },
  { width: 420, theme: 'dark' },
] as const;

export const onRealGrafana = process.env.LEAKSCOPE_REAL_GRAFANA === '1';
const isFreshGrafana = process.env.LEAKSCOPE_FRESH_INSTALL === '1';

/** What may fail on every page, and why. */
const ALLOWED_PROBLEMS = [
  // Web fonts are not in the npm packages; text falls back to a system font.
  /\/public\/fonts\//,
  // Icons that @grafana/ui asks for and does not ship.
  /\/icons\/unicons\/(spinner|angle-double-left|sync-slash)\.svg/,
  // A request that a newer one replaced, or that a page change cut off.
  /net::ERR_ABORTED/,
];

export const test = pluginTest.extend<Fixtures & { problems: { allowed: RegExp[] } }>({
  recorded: async ({}, use) => {
    const startSeconds = numberFromEnvironment('LEAKSCOPE_DATA_START');
    const endSeconds = numberFromEnvironment('LEAKSCOPE_DATA_END');
    await use({
      startSeconds,
      endSeconds,
      from: String(Math.floor(startSeconds * 1000)),
      to: String(Math.ceil(endSeconds * 1000)),
    });
  },

  baseURL: async ({ baseURL }, use, { parallelIndex }) => {
    const workbenches = process.env.LEAKSCOPE_WORKBENCHES?.split(' ');
    await use(workbenches?.[parallelIndex] ?? baseURL);
  },

  problems: async ({}, use) => {
    await use({ allowed: [...ALLOWED_PROBLEMS] });
  },

  allowProblem: async ({ problems }, use) => {
    await use((pattern) => {
      problems.allowed.push(pattern);
    });
  },

  breakPrometheus: async ({ request, allowProblem }, use, testInfo) => {
    testInfo.skip(onRealGrafana, 'Only the workbench can make Prometheus fail.');
    await use(async (fault) => {
      // Chromium logs every answer with an error status.
      allowProblem(/\/api\/(ds\/query|datasources\/uid\/[^/]+\/resources\/)/);
      // scenes logs every template variable that could not be filled, and shows it beside the variable.
      allowProblem(/SceneVariableSet updateAndValidate error/);
      expect((await request.post('/workbench/fault', { data: fault })).ok()).toBe(true);
    });
    await request.delete('/workbench/fault');
  },

  freshInstall: async ({ page, request }, use, testInfo) => {
    testInfo.skip(onRealGrafana && !isFreshGrafana, 'This Grafana has the files of provisioning/.');
    if (onRealGrafana) {
      await undoInstall(request);
    } else {
      expect((await request.post('/workbench/fresh')).ok()).toBe(true);
    }
    await use();
    await page.goto('about:blank');
    if (!onRealGrafana) {
      await request.delete('/workbench/fresh');
    }
  },

  signInAs: async ({ page, request, baseURL }, use) => {
    await use(async (role) => {
      if (onRealGrafana) {
        await signInAsNewUser(page.context(), request, role);
      } else {
        await page.context().addCookies([{ name: 'workbench_role', value: role, url: baseURL! }]);
      }
    });
  },

  addDataSource: async ({ page, request }, use) => {
    const uids: string[] = [];
    await use(async (settings) => {
      const created = await request.post('/api/datasources', { data: { access: 'proxy', ...settings } });
      expect(created.ok(), await created.text()).toBe(true);
      const { uid }: { uid: string } = (await created.json()).datasource;
      uids.push(uid);
      return uid;
    });
    // What the page still asks for would fail without its data source.
    await page.goto('about:blank');
    for (const uid of uids) {
      await request.delete(`/api/datasources/uid/${uid}`);
    }
  },

  watch: [
    async ({ page, request, problems }, use) => {
      const seen: string[] = [];
      page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') {
          seen.push(`console error: ${message.text()} (${message.location().url})`);
        }
      });
      page.on('requestfailed', (failed) =>
        seen.push(`request failed: ${failed.method()} ${failed.url()} ${failed.failure()?.errorText}`)
      );
      if (!onRealGrafana) {
        await request.delete('/workbench/report');
      }
      await use();
      const unexpected = seen.filter((problem) => !problems.allowed.some((pattern) => pattern.test(problem)));
      expect(unexpected, 'problems in the page').toEqual([]);
      if (!onRealGrafana) {
        const report = await (await request.get('/workbench/report')).json();
        expect(report, 'what the workbench lacks').toEqual({
          unimplementedApiCalls: [],
          missingSharedModules: [],
          unsupportedDashboardFeatures: [],
        });
      }
    },
    { auto: true },
  ],
});

/** What the test before left: the app, which takes its dashboards along, and its data sources. */
async function undoInstall(request: APIRequestContext): Promise<void> {
  await request.post('/api/plugins/leakscope-memory-app/settings', { data: { enabled: false, pinned: false } });
  const sources: Array<{ uid: string; type: string }> = await (await request.get('/api/datasources')).json();
  for (const { uid } of sources.filter(({ type }) => type === 'leakscope-memory-datasource')) {
    await request.delete(`/api/datasources/uid/${uid}`);
  }
}

/** Grafana has the user from an earlier test, or gets it now. */
async function signInAsNewUser(context: BrowserContext, request: APIRequestContext, role: string): Promise<void> {
  const login = `leakscope-${role.toLowerCase()}`;
  const password = 'leakscope';
  await request.post('/api/admin/users', {
    data: { login, name: login, email: `${login}@localhost`, password, OrgId: 1 },
  });
  const { id } = await (await request.get('/api/users/lookup', { params: { loginOrEmail: login } })).json();
  const changed = await request.patch(`/api/orgs/1/users/${id}`, { data: { role } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await context.clearCookies();
  const signedIn = await context.request.post('/login', { data: { user: login, password } });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
}

function numberFromEnvironment(name: string): number {
  const value = Number(process.env[name]);
  if (!Number.isFinite(value) || value === 0) {
    throw new Error(`${name} is not set; run the specs with "node scripts/e2e.mjs".`);
  }
  return value;
}
