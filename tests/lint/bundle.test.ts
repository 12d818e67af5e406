import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MODULE_LIMITS } from '../bench/moduleLimits';

/**
 * The built bundle, by the rules that grafana/plugin-validator and Grafana's loader check. The validator itself needs
 * Docker: the workflow in .github runs it. Build first: npm run build.
 */
const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'dist');
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const PACKAGE = readJson(join(ROOT, 'package.json'));

const PLUGINS = [
  { folder: '.', id: 'leakscope-memory-app', type: 'app' },
  { folder: 'datasource', id: 'leakscope-memory-datasource', type: 'datasource' },
  { folder: 'panel', id: 'leakscope-memory-panel', type: 'panel' },
];

/** What every supported Grafana shares with plugins: anything else would not load there. */
const SHARED = [
  '@emotion/css',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'module',
  'react',
  'react-dom',
  'react-router',
  'rxjs',
];

describe.each(PLUGINS)('dist/$folder', ({ folder, id, type }) => {
  const path = (...parts: string[]) => join(DIST, folder, ...parts);
  const plugin = () => readJson(path('plugin.json'));
  const code = () => readFileSync(path('module.js'), 'utf8');

  test('plugin.json has its id, type and version, and no placeholder is left', () => {
    expect(plugin()).toMatchObject({ id, type, info: { version: PACKAGE.version } });
    expect(plugin().info.updated).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(readFileSync(path('plugin.json'), 'utf8')).not.toContain('%');
    expect(plugin().name).not.toBe(id);
    expect(plugin().info.description).not.toBe('');
    expect(plugin().dependencies.grafanaDependency).toBe('>=11.6.0');
  });

  test('the files that plugin.json names are there, by relative paths', () => {
    const { logos, screenshots } = plugin().info;
    const named = [logos.small, logos.large, ...screenshots.map((one: { path: string }) => one.path)];
    for (const file of named) {
      expect(file).not.toMatch(/^\.?\//);
      expect([file, existsSync(path(file))]).toEqual([file, true]);
    }
  });

  test('logos hold no script', () => {
    expect(readFileSync(path(plugin().info.logos.small), 'utf8')).not.toMatch(/<script|on\w+=|javascript:/i);
  });

  test('module.js is an AMD module that asks for shared packages only', () => {
    const [, list] = /define\(\[([^\]]*)\]/.exec(code())!;
    const asked = list.split(',').map((name) => name.replace(/"/g, ''));
    expect(asked.filter((name) => !SHARED.includes(name))).toEqual([]);
    expect(asked).toContain('react');
  });

  test('module.js is no larger than its limit', () => {
    const { gzipBytes } = MODULE_LIMITS[folder === '.' ? 'module.js' : `${folder}/module.js`];
    expect(gzipSync(readFileSync(path('module.js')), { level: 9 }).length).toBeLessThanOrEqual(gzipBytes.value);
  });

  test('module.js has its source map, and says who made it', () => {
    expect(existsSync(path('module.js.map'))).toBe(true);
    expect(code()).toContain(`[create-plugin] plugin: leakscope-memory-app@${PACKAGE.version}`);
  });

  test('nothing of React that 18 or 19 lacks, and no code from text', () => {
    expect(code()).not.toMatch(/\.findDOMNode\(|ReactDOM\.render\(|__SECRET_INTERNALS|dangerouslySetInnerHTML/);
    expect(code()).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
  });
});

describe('dist', () => {
  const app = () => readJson(join(DIST, 'plugin.json'));

  test('nested plugins and dashboards are declared and there', () => {
    const includes: Array<{ type: string; path: string }> = app().includes;
    const nested = PLUGINS.slice(1).map(({ folder, type }) => ({ type, path: `${folder}/plugin.json` }));
    expect(includes.filter(({ type }) => type === 'datasource' || type === 'panel')).toEqual(
      nested.map(expect.objectContaining)
    );
    const dashboards = includes.filter(({ type }) => type === 'dashboard').map((include) => include.path);
    expect(dashboards.sort()).toEqual(
      readdirSync(join(DIST, 'dashboards'))
        .map((file) => `dashboards/${file}`)
        .sort()
    );
    for (const { path: file } of includes.filter(({ type }) => type !== 'page')) {
      expect([file, existsSync(join(DIST, file))]).toEqual([file, true]);
    }
  });

  test('chunks lie beside the app’s module only: nested plugins load none', () => {
    for (const { folder } of PLUGINS.slice(1)) {
      expect(readdirSync(join(DIST, folder)).filter((file) => file.endsWith('.js'))).toEqual(['module.js']);
    }
  });

  test('no fixture and no test data ships', () => {
    const files = readdirSync(DIST, { recursive: true }).map(String);
    expect(files.filter((file) => /fixture|\.test\.|recorded/.test(file))).toEqual([]);
  });

  test('the licences of the packages whose code is in a module are there', () => {
    const notices = readFileSync(join(DIST, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    const sources = ['.', 'datasource', 'panel'].flatMap(
      (folder) => readJson(join(DIST, folder, 'module.js.map')).sources as string[]
    );
    const packages = new Set(
      sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.slice(1) ?? [])
    );
    expect(packages).toContain('uplot');
    for (const name of packages) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\S* \\(.+\\)$`, 'm'));
    }
    expect(notices).toContain('Permission is hereby granted');
  });

  test('licence, changelog and readme are filled in', () => {
    expect(readFileSync(join(DIST, 'LICENSE'), 'utf8')).toContain('Copyright 2026 The Leakscope authors');
    expect(readFileSync(join(DIST, 'CHANGELOG.md'), 'utf8')).toContain(PACKAGE.version);
    expect(readFileSync(join(DIST, 'README.md'), 'utf8')).toContain('# Leakscope');
  });
});
