import CopyWebpackPlugin from 'copy-webpack-plugin';
import { readFileSync } from 'fs';
import path from 'path';
import TerserPlugin from 'terser-webpack-plugin';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';
import { AbsoluteLinks } from './scripts/bundle/AbsoluteLinks.mjs';
import { Locales } from './scripts/bundle/Locales.mjs';
import { ThirdPartyNotices } from './scripts/bundle/ThirdPartyNotices.mjs';

const REPOSITORY = 'https://github.com/leakscope/leakscope';

// The scaffold copies the app's own images only; nested plugins have theirs beside their plugin.json. The dashboards
// that ship with the app are the ones that provisioning uses.
const NESTED_PLUGINS = ['datasource', 'panel'];

// The cache of the scaffold knows its own files only.
const OWN_FILES = [
  'webpack.config.ts',
  'scripts/bundle/limitsLoader.mjs',
  'scripts/bundle/spellConstants.mjs',
  'scripts/bundle/stripLimitTexts.mjs',
];

// What the browsers of every supported Grafana run: docs/adr/0013-modules-for-evergreen-browsers.md.
const TARGET = 'es2022';

interface Rule {
  test: RegExp;
  use: { loader: string; options: { jsc: { target: string } } } | string[];
}

interface Minimizer {
  options: { minimizer: { options: { compress: { passes?: number; keep_fargs?: boolean } } } };
}

/** The scaffold compiles for 2015 and looks at the code once, and its files are not edited. */
function adjust(config: Configuration): Configuration {
  const rules = (config.module?.rules ?? []) as unknown as Rule[];
  const compiler = rules.map(({ use }) => use).find((use) => !Array.isArray(use) && use.loader === 'swc-loader');
  if (!compiler || Array.isArray(compiler)) {
    throw new Error('The scaffold has no rule for swc-loader any more: change the one that it has now.');
  }
  compiler.options.jsc.target = TARGET;
  const minimizers = config.optimization?.minimizer ?? [];
  const terser = minimizers.find((one) => one instanceof TerserPlugin) as unknown as Minimizer | undefined;
  if (!terser) {
    throw new Error('The scaffold has no TerserPlugin any more: set the passes where they are set now.');
  }
  // What one pass leaves of the limits and of small functions, the next one finds. Nothing here asks how many parameters a
  // function has.
  Object.assign(terser.options.minimizer.options.compress, { passes: 3, keep_fargs: false });
  // It knows the address of one plugin, and is one for all compilers: scripts/bundle/grafana-public-path.js takes its place.
  config.plugins = config.plugins?.filter((plugin) => plugin?.constructor.name !== 'VirtualModulesPlugin');
  return config;
}

/** What the app's compiler does once for the whole bundle. */
const ONCE = ['BuildModeWebpackPlugin', 'CopyPlugin', 'ForkTsCheckerWebpackPlugin', 'ReplaceInFileWebpackPlugin'];

/** A nested plugin's compiler writes and cleans its scripts; the app's does the rest of its folder. */
const OWN_SCRIPT = /^[^/]*\.js(\.map)?$/;
const NESTED_SCRIPT = new RegExp(`^(${NESTED_PLUGINS.join('|')})/[^/]*\\.js(\\.map)?$`);

/** What all compilers have. Each calls the scaffold's function anew: a plugin of webpack is no two compilers'. */
async function configure(env: Env, name: string, notices: ThirdPartyNotices): Promise<Configuration> {
  return merge(adjust(await grafanaConfig(env)), {
    name,
    cache: {
      type: 'filesystem',
      buildDependencies: { own: OWN_FILES.map((file) => path.resolve(file)) },
    },
    target: ['web', TARGET],
    ...(env.production && { optimization: { mangleExports: 'size', moduleIds: 'size' } }),
    output: { hashDigestLength: 8, charset: false },
    module: {
      rules: [
        {
          enforce: 'pre',
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: path.resolve('scripts/bundle/limitsLoader.mjs'),
        },
      ],
    },
    resolve: { alias: { 'grafana-public-path': path.resolve('scripts/bundle/grafana-public-path.js') } },
    plugins: [notices.reader()],
  });
}

function toNested({ entry, output, plugins, ...others }: Configuration, folder: string): Configuration {
  const { id } = JSON.parse(readFileSync(path.resolve('src', folder, 'plugin.json'), 'utf8'));
  return {
    ...others,
    entry: { module: (entry as Record<string, string>)[`${folder}/module`] },
    output: {
      ...output,
      path: path.resolve('dist', folder),
      publicPath: `public/plugins/${id}/`,
      // Modules that share a page need a registry of chunks each.
      uniqueName: id,
      // The catalogue compares the paths in source maps with the sources, and knows the app's id only.
      devtoolNamespace: output?.uniqueName,
      clean: { keep: (file) => !OWN_SCRIPT.test(file) },
    },
    plugins: plugins?.filter((plugin) => !ONCE.includes(plugin?.constructor.name ?? '')),
  };
}

function toApp({ entry, output, plugins, ...others }: Configuration, notices: ThirdPartyNotices): Configuration {
  return {
    ...others,
    // It comes last: it writes the licences of all of them.
    dependencies: NESTED_PLUGINS,
    entry: { module: (entry as Record<string, string>).module },
    output: { ...output, clean: { keep: (file) => NESTED_SCRIPT.test(file) } },
    plugins: [
      ...(plugins ?? []),
      new CopyWebpackPlugin({
        patterns: [
          ...NESTED_PLUGINS.map((folder) => ({ from: `${folder}/img`, to: `${folder}/img` })),
          { from: '../provisioning/dashboards/*.json', to: 'dashboards/[name][ext]' },
        ],
      }),
      new Locales(path.resolve('locales')),
      notices.writer(),
      new AbsoluteLinks(REPOSITORY),
    ],
  };
}

/** One compiler a plugin: docs/adr/0025-one-compiler-a-plugin.md. */
const config = async (env: Env): Promise<Configuration[]> => {
  const notices = new ThirdPartyNotices();
  const nested = NESTED_PLUGINS.map(async (folder) => toNested(await configure(env, folder, notices), folder));
  return [...(await Promise.all(nested)), toApp(await configure(env, 'app', notices), notices)];
};

export default config;
