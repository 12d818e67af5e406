import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AnswerMemory } from './answerMemory';
import { buildApi } from './api';
import { bundleHost } from './bundleHost';
import { DataSourceStore } from './dataSourceStore';
import { buildFrontendSettings } from './frontendSettings';
import { findHost, installHost } from './hostVersions';
import { buildIndexHtml } from './indexHtml';
import { readAskedRole, readRole } from './role';
import { readPluginCatalog } from './pluginCatalog';
import { PROJECT_ROOT } from './projectRoot';
import { buildNavTree } from './navTree';
import { syncDashboards } from './pluginSettings';
import { readProvisioning, type Provisioning } from './readProvisioning';
import { findRoute, json, type ApiResponse, type Route } from './route';
import { serveStatic } from './serveStatic';
import { Upstream } from './upstream';
import { buildWorkbenchRoutes } from './workbenchApi';
import { emptyReport, type WorkbenchState } from './workbenchState';

export interface WorkbenchOptions {
  host?: string;
  /** The wanted port; the next free one is taken when it is busy. 0: any free port. */
  port?: number;
  /** Replaces the address of every provisioned Prometheus data source. */
  prometheus?: string;
  dist?: string;
  provisioning?: string;
  developmentReact?: boolean;
  /** Answers of that Prometheus that workbenches share; without it each question is asked. */
  memory?: AnswerMemory;
  log?: (line: string) => void;
}

export interface Workbench {
  url: string;
  grafanaVersion: string;
  stop(): Promise<void>;
}

/** What is there where somebody just put the plugin into Grafana. */
const FRESH_INSTALL = join(PROJECT_ROOT, 'tests/e2e/freshInstall');
const PORTS_TO_TRY = 20;
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const log = options.log ?? (() => {});
  const host = findHost(options.host ?? '13');
  await installHost(host, log);
  const bundleFolder = await bundleHost(host, { developmentReact: options.developmentReact ?? false }, log);
  const bundleHash = createHash('sha256')
    .update(readFileSync(join(bundleFolder, 'host.js')))
    .digest('hex')
    .slice(0, 12);

  const catalog = readPluginCatalog(options.dist ?? join(PROJECT_ROOT, 'dist'));
  const provisioned = readProvisioning(options.provisioning ?? join(PROJECT_ROOT, 'provisioning'));
  const upstream = new Upstream(options.memory ?? null);
  /** A server that begins with these files, and knows nothing of what was done before. */
  const begin = (provisioning: Provisioning) => {
    const state: WorkbenchState = {
      host,
      catalog,
      upstream,
      dashboards: provisioning.dashboards,
      dataSources: new DataSourceStore(provisioning.dataSources, options.prometheus ?? null),
      appSettings: new Map(provisioning.appSettings),
      ruleGroups: provisioning.ruleGroups,
      report: emptyReport(),
    };
    [...state.appSettings.keys()].forEach((id) => syncDashboards(state, id));
    const restart = (isFresh: boolean) => {
      current = begin(isFresh ? readProvisioning(FRESH_INSTALL) : provisioned);
    };
    return { state, routes: [...buildApi(state), ...buildWorkbenchRoutes(state, restart)] };
  };
  let current = begin(provisioned);

  const server = createServer((request, response) => {
    answer(request, current.routes, current.state, bundleFolder, bundleHash)
      .catch((error: Error) => json(500, { message: error.message }))
      .then((result) => send(response, result));
  });
  const port = await listen(server, options.port ?? 0, log);
  return {
    url: `http://127.0.0.1:${port}`,
    grafanaVersion: host.grafanaVersion,
    stop: async () => {
      await upstream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answer = (ApiResponse | { status: number; contentType: string; body: Buffer }) & {
  headers?: Record<string, string | string[]>;
};

async function answer(
  request: IncomingMessage,
  routes: Route[],
  state: WorkbenchState,
  bundleFolder: string,
  bundleHash: string
): Promise<Answer> {
  const method = request.method ?? 'GET';
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = findRoute(routes, method, pathname);
  if (route) {
    const body = await readBody(request);
    return route.handle({
      method,
      groups: route.groups,
      parameters: searchParams,
      body,
      accept: request.headers.accept,
      headers: request.headers,
      role: readRole(request.headers.cookie ?? ''),
    });
  }
  if (/^\/(api|apis|ofrep)\//.test(pathname) || method !== 'GET') {
    state.report.unimplementedApiCalls.push(`${method} ${pathname}`);
    return json(501, { message: `The workbench does not implement ${method} ${pathname}.` });
  }
  if (/^\/(public|host)\//.test(pathname) || pathname.endsWith('.js')) {
    const file = serveStatic(pathname, state, bundleFolder);
    return file ?? { status: 404, contentType: 'text/plain', body: 'Not found' };
  }
  return answerPage(state, searchParams, request.headers.cookie ?? '', bundleHash);
}

/** Theme, role, language and menu of the address bar stay for later pages; Grafana keeps them with the user. */
function answerPage(state: WorkbenchState, parameters: URLSearchParams, cookie: string, bundleHash: string): Answer {
  const asked = parameters.get('theme');
  const remembered = /workbench_theme=light/.test(cookie) ? 'light' : 'dark';
  const theme = asked === 'light' || asked === 'dark' ? asked : remembered;
  const settings = buildFrontendSettings(state);
  const askedRole = readAskedRole(parameters);
  const role = askedRole ?? readRole(cookie);
  const askedMenu = parameters.get('menu');
  const hasMenu = askedMenu === null ? /workbench_menu=open/.test(cookie) : askedMenu === 'open';
  const askedLanguage = /^[a-z]{2}-[A-Z]{2}$/.exec(parameters.get('language') ?? '')?.[0];
  const language = askedLanguage ?? /workbench_language=([\w-]+)/.exec(cookie)?.[1] ?? 'en-US';
  const cookies = [
    ...(askedLanguage ? [`workbench_language=${language}`] : []),
    ...(asked ? [`workbench_theme=${theme}`] : []),
    ...(askedRole ? [`workbench_role=${role}`] : []),
    ...(askedMenu === null ? [] : [`workbench_menu=${hasMenu ? 'open' : 'closed'}`]),
  ];
  const headers = { 'set-cookie': cookies.map((one) => `${one}; Path=/; SameSite=Lax`) };
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: buildIndexHtml({ settings, theme, role, language, navTree: buildNavTree(state, role), hasMenu, bundleHash }),
    headers,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new Error(`The request body exceeds ${MAX_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, contentType, body, headers = {} }: Answer): void {
  const caching = contentType.startsWith('text/html') || contentType.includes('json') ? 'no-store' : 'no-cache';
  response.writeHead(status, { 'content-type': contentType, 'cache-control': caching, ...headers });
  response.end(body);
}

async function listen(server: Server, wanted: number, log: (line: string) => void): Promise<number> {
  const last = wanted === 0 ? 0 : wanted + PORTS_TO_TRY;
  for (let port = wanted; port <= last; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
        throw error;
      }
      log(`Port ${port} is in use, trying ${port + 1}.`);
    }
  }
  throw new Error(`The ports ${wanted} to ${last} are all in use; choose another one with --port.`);
}
