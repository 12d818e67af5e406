import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type ImportKind, type Plugin } from 'esbuild';
import type { Host } from './hostVersions';
import { PROJECT_ROOT } from './projectRoot';

const PAGE_FOLDER = join(PROJECT_ROOT, 'tests/host/page');

export interface BundleOptions {
  /** React's development build says more; the tests run with it once. */
  developmentReact: boolean;
}

/** Packages of which one copy may exist in the page: the host's. */
const SINGLE_COPIES = /^(rxjs|moment|lodash|i18next|react|react-dom|react-i18next|@emotion\/(css|react))($|\/)/;
/** The router's compatibility layer and the SVG loader are those of @grafana/ui, as in Grafana. */
const OF_GRAFANA_UI = /^(react-router-dom-v5-compat|react-inlinesvg)$/;

/** Bundles the page with the host's own packages, when anything it is made of has changed. */
export async function bundleHost(host: Host, options: BundleOptions, log: (line: string) => void): Promise<string> {
  const outFolder = join(host.cacheFolder, options.developmentReact ? 'development' : 'production');
  const stamp = join(outFolder, 'inputs-hash');
  const inputsHash = hashInputs(host);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsHash) {
    return outFolder;
  }
  const started = Date.now();
  mkdirSync(outFolder, { recursive: true });
  await build({
    entryPoints: { host: join(PAGE_FOLDER, 'main.tsx') },
    outdir: outFolder,
    bundle: true,
    format: 'esm',
    // The code editor of @grafana/ui weighs more than all the rest and stays in a chunk that loads when it is used.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2022',
    platform: 'browser',
    // tsconfig.json names the packages of one host, for the type check; here they are the given host's.
    tsconfigRaw: { compilerOptions: { jsx: 'react' } },
    mainFields: ['module', 'browser', 'main'],
    conditions: ['module', 'browser'],
    minify: !options.developmentReact,
    sourcemap: options.developmentReact,
    legalComments: 'none',
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': options.developmentReact ? '"development"' : '"production"',
      'process.env': '{}',
      global: 'globalThis',
    },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
    plugins: [hostPackages(host)],
  });
  writeFileSync(stamp, inputsHash);
  log(
    `Bundled the workbench page for Grafana ${host.grafanaVersion} in ${((Date.now() - started) / 1000).toFixed(1)} s.`
  );
  return outFolder;
}

function hashInputs(host: Host): string {
  const hash = createHash('sha256');
  const files = readdirSync(PAGE_FOLDER).sort();
  for (const file of files) {
    hash.update(file).update(readFileSync(join(PAGE_FOLDER, file)));
  }
  hash.update(readFileSync(join(host.folder, 'package-lock.json')));
  hash.update(readFileSync(join(PROJECT_ROOT, 'tests/host/server/bundleHost.ts')));
  return hash.digest('hex');
}

/** Exports that a package's build dropped although another part of the same release uses them. */
const DROPPED_EXPORTS = [
  {
    // Grafana puts its page frame here; 11.6's build has the variable and not its setter.
    file: /@grafana\/runtime\/dist\/esm\/components\/PluginPage\.mjs$/,
    name: 'setPluginPage',
    code: 'export function setPluginPage(component) { PluginPage = component; }',
  },
  {
    // scenes 8.19 imports it for a panel builder that nobody calls; 12.4's schema no longer has it.
    file: /@grafana\/schema\/dist\/esm\/raw\/composable\/table\/panelcfg\/x\/types\.gen\.mjs$/,
    name: 'defaultOptions',
    code: 'export const defaultOptions = undefined;',
  },
];

/** The page's sources stand outside the host's folder, so their packages are looked up from there. */
function hostPackages(host: Host): Plugin {
  const grafanaUi = join(host.folder, 'node_modules/@grafana/ui');
  return {
    name: 'host-packages',
    setup({ onLoad, onResolve, resolve }) {
      const from = (resolveDir: string, path: string, kind: ImportKind) =>
        resolve(path, { resolveDir, kind, pluginData: 'resolved' });

      // i18n moved from @grafana/ui into a package of its own with Grafana 12.
      onResolve({ filter: /^@grafana\/i18n$/ }, ({ path, kind, pluginData }) => {
        if (pluginData === 'resolved') {
          return null;
        }
        return existsSync(join(host.folder, 'node_modules/@grafana/i18n'))
          ? from(host.folder, path, kind)
          : { path: join(PAGE_FOLDER, 'initTranslationsOf11.ts') };
      });
      // Grafana 13 keeps the settings of data sources in @grafana/runtime; before, there was nothing to tell.
      onResolve({ filter: /^workbench:dataSourceSettings$/ }, () => {
        const file = join(host.folder, 'node_modules/@grafana/runtime/dist/esm/services/dataSource/settings.mjs');
        return { path: existsSync(file) ? file : join(PAGE_FOLDER, 'dataSourceSettingsBefore13.ts') };
      });
      // Not exported by the package, but the place where Grafana itself puts its page frame.
      onResolve({ filter: /^workbench:pluginPage$/ }, () => ({
        path: join(host.folder, 'node_modules/@grafana/runtime/dist/esm/components/PluginPage.mjs'),
      }));
      // Version 5 is Grafana's own router; scenes asks for version 6 and gets the copy beside it.
      onResolve({ filter: /^workbench:router5$/ }, ({ kind }) => from(grafanaUi, 'react-router-dom', kind));
      onResolve({ filter: OF_GRAFANA_UI }, ({ path, kind, pluginData }) =>
        pluginData === 'resolved' ? null : from(grafanaUi, path, kind)
      );
      onResolve({ filter: SINGLE_COPIES }, ({ path, kind, pluginData }) =>
        pluginData === 'resolved' ? null : from(host.folder, path, kind)
      );
      // Deep imports of the CommonJS build would bring second copies of its dependencies.
      onResolve({ filter: /^react-use\/lib\// }, ({ path, kind, resolveDir }) =>
        from(resolveDir, path.replace('/lib/', '/esm/').replace(/(\.js)?$/, '.js'), kind)
      );
      // The package of 11.6 exports these files without their extension.
      onResolve({ filter: /^@grafana\/schema\/dist\/.*[^s]$/ }, ({ path, kind, resolveDir, pluginData }) =>
        pluginData === 'resolved' || path.endsWith('.js') || host.id !== '11'
          ? null
          : from(resolveDir, `${path}.js`, kind)
      );
      // In .mjs files esbuild follows Node, where the default import of compiled CommonJS is the whole module; Grafana's
      // own bundler gives what the package exports as its default.
      onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === 'resolved' || !/@grafana\/.*\.mjs$/.test(importer) || SINGLE_COPIES.test(path)) {
          return null;
        }
        const found = await from(resolveDir, path, kind);
        return isCompiledCommonJs(found.path) ? { path: found.path, namespace: 'default-export' } : null;
      });
      onLoad({ filter: /.*/, namespace: 'default-export' }, ({ path }) => {
        const file = JSON.stringify(path);
        return { contents: `export * from ${file};\nexport { default } from ${file};`, resolveDir: host.folder };
      });
      for (const { file, name, code } of DROPPED_EXPORTS) {
        onLoad({ filter: file }, ({ path }) => {
          const contents = readFileSync(path, 'utf8');
          return { loader: 'js', contents: contents.includes(name) ? contents : `${contents}\n${code}` };
        });
      }
      onResolve({ filter: /^[^./]/ }, ({ path, kind, importer, pluginData }) =>
        importer.startsWith(PAGE_FOLDER) && pluginData !== 'resolved' ? from(host.folder, path, kind) : null
      );
    },
  };
}

function isCompiledCommonJs(file: string): boolean {
  if (!file.endsWith('.js')) {
    return false;
  }
  const code = readFileSync(file, 'utf8');
  return /\b__esModule\b/.test(code) && /\bexports\b/.test(code) && !/^(import|export) /m.test(code);
}
