import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toAbsoluteLinks } from '../../scripts/bundle/AbsoluteLinks.mjs';
import { FLEET_LIMIT, MODULE_LIMITS } from '../bench/moduleLimits';

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

/** The module of a plugin and its chunks. */
const listScripts = (folder: string) => readdirSync(join(DIST, folder)).filter((file) => file.endsWith('.js'));

describe.each(PLUGINS)('dist/$folder', ({ folder, id, type }) => {
  const path = (...parts: string[]) => join(DIST, folder, ...parts);
  const plugin = () => readJson(path('plugin.json'));
  const code = () => readFileSync(path('module.js'), 'utf8');
  const scripts = () => listScripts(folder).map((file) => readFileSync(path(file), 'utf8'));

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
    for (const script of scripts()) {
      expect(script).not.toMatch(/\.findDOMNode\(|ReactDOM\.render\(|__SECRET_INTERNALS|dangerouslySetInnerHTML/);
      expect(script).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
    }
  });

  test('the chunks that module.js knows lie beside it, as they were when it was built, and no others', () => {
    const known = [...code().matchAll(/"sha256-([^"]+)"/g)].map(([, hash]) => hash);
    const chunks = listScripts(folder).filter((file) => file !== 'module.js');
    const hashes = chunks.map((file) =>
      createHash('sha256')
        .update(readFileSync(path(file)))
        .digest('base64')
    );
    expect(known.sort()).toEqual(hashes.sort());
    expect(known.length).toBeGreaterThan(0);
  });

  test('chunks are plain scripts for the registry of this plugin, with their source maps', () => {
    const registry = `globalThis.webpackChunk${id.replace(/-/g, '_')}`;
    expect(code()).toContain(registry);
    for (const file of listScripts(folder).filter((one) => one !== 'module.js')) {
      const script = readFileSync(path(file), 'utf8');
      expect([file, script.includes(registry)]).toEqual([file, true]);
      expect(script).not.toMatch(/\bdefine\(\[/);
      expect([file, existsSync(path(`${file}.map`))]).toEqual([file, true]);
    }
  });

  test('source maps name files of the sources, as the validator compares them', () => {
    for (const file of listScripts(folder)) {
      const { sources } = readJson(path(`${file}.map`)) as { sources: string[] };
      const own = sources.flatMap((one) => /^webpack:\/\/([^/]+)\/\.\/([^ ]+\.tsx?)$/.exec(one)?.slice(1, 3) ?? []);
      for (let index = 0; index < own.length; index += 2) {
        expect([own[index], existsSync(join(ROOT, 'src', own[index + 1]))]).toEqual([PLUGINS[0].id, true]);
      }
    }
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

  test('what a page of the fleet loads is no larger than its limit', () => {
    const sizes = PLUGINS.map(
      ({ folder }) => gzipSync(readFileSync(join(DIST, folder, 'module.js')), { level: 9 }).length
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FLEET_LIMIT.gzipBytes.value);
  });

  test('no fixture and no test data ships', () => {
    const files = readdirSync(DIST, { recursive: true }).map(String);
    expect(files.filter((file) => /fixture|\.test\.|recorded/.test(file))).toEqual([]);
  });

  test('the licences of the packages whose code is in a module are there', () => {
    const notices = readFileSync(join(DIST, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    const sources = PLUGINS.flatMap(({ folder }) =>
      listScripts(folder).flatMap((file) => readJson(join(DIST, folder, `${file}.map`)).sources as string[])
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

  test.each(['README.md', 'CHANGELOG.md'])('%s has no relative link, no comment of a template and no HTML', (file) => {
    const text = readFileSync(join(DIST, file), 'utf8');
    // As the validator finds links: rules relative-link, templatereadme and htmlreadme.
    const links = [...text.matchAll(/\[.+?\]\((.+?)\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !/^(https?:\/\/|mailto:|#)/.test(link))).toEqual([]);
    expect(text).not.toMatch(/<!--|^\s*<[a-z]+[ >]/im);
  });

  test('links of the packed readme lead to files of the repository', () => {
    const links = [
      ...readFileSync(join(DIST, 'README.md'), 'utf8').matchAll(/\/leakscope\/(?:blob|raw)\/main\/([^)#]+)/g),
    ];
    expect(links.length).toBeGreaterThan(10);
    for (const [, path] of links) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    }
  });

  test('the workflow packs the folder under the id of the plugin, and attests it', () => {
    const read = (name: string) => readFileSync(join(ROOT, '.github/workflows', name), 'utf8');
    expect(read('ci.yml')).toContain(`zip -qr ${PLUGINS[0].id}.zip ${PLUGINS[0].id}`);
    expect(read('release.yml')).toMatch(/id-token: write[^]*attestations: write[^]*attestation: true/);
  });

  test('all versions are the same, and the changelog begins with it', () => {
    const lock = readJson(join(ROOT, 'package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([PACKAGE.version, PACKAGE.version]);
    const [, newest] = /^## (\S+)/m.exec(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'))!;
    expect(newest).toBe(PACKAGE.version);
  });

  test('licence, changelog and readme are filled in', () => {
    expect(readFileSync(join(DIST, 'LICENSE'), 'utf8')).toContain('Copyright 2026 The Leakscope authors');
    expect(readFileSync(join(DIST, 'CHANGELOG.md'), 'utf8')).toContain(PACKAGE.version);
    expect(readFileSync(join(DIST, 'README.md'), 'utf8')).toContain('# Leakscope');
  });
});

describe('toAbsoluteLinks(text, repository)', () => {
  test.each([
    ['[a](docs/a.md)', '[a](https://x/blob/main/docs/a.md)'],
    ['[a](./docs/a.md#b)', '[a](https://x/blob/main/docs/a.md#b)'],
    ['![a](docs/a.png "title")', '![a](https://x/raw/main/docs/a.png "title")'],
    ['[a](https://y/z) [b](#c) [d](mailto:e@f)', '[a](https://y/z) [b](#c) [d](mailto:e@f)'],
    ['[a](A.md), [b](B.md)', '[a](https://x/blob/main/A.md), [b](https://x/blob/main/B.md)'],
  ])('%s', (text, absolute) => {
    expect(toAbsoluteLinks(text, 'https://x')).toBe(absolute);
  });
});

describe('the sources, by the code rules of the validator', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file));

  test.each([
    ['style sheets are not imported', /import\s+['"].*\.(css|scss|less)['"]/],
    ['nothing is written to the console', /\bconsole\.(log|info|table|debug|dir|trace|time|group|count|clear)/],
    ['what Grafana keeps in window stays there', /window\.(grafanaBootData|grafanaRuntime|__grafanaSceneContext)/],
    ['no window is opened, and no dialog of the browser', /\bwindow\.(open|alert|confirm|prompt|location)\b/],
    ['types are not switched off', /@ts-ignore|@ts-nocheck/],
    ['Prometheus is asked through its data source', /\/api\/ds\/query/],
  ])('%s', (_, pattern) => {
    expect(sources.filter((file) => pattern.test(readFileSync(join(ROOT, 'src', file), 'utf8')))).toEqual([]);
  });
});
