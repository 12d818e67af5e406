import CopyWebpackPlugin from 'copy-webpack-plugin';
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
  return config;
}

const config = async (env: Env): Promise<Configuration> =>
  merge(adjust(await grafanaConfig(env)), {
    cache: {
      type: 'filesystem',
      buildDependencies: { own: OWN_FILES.map((file) => path.resolve(file)) },
    },
    target: ['web', TARGET],
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
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          ...NESTED_PLUGINS.map((folder) => ({ from: `${folder}/img`, to: `${folder}/img` })),
          { from: '../provisioning/dashboards/*.json', to: 'dashboards/[name][ext]' },
        ],
      }),
      new Locales(path.resolve('locales')),
      new ThirdPartyNotices(),
      new AbsoluteLinks(REPOSITORY),
    ],
  });

export default config;
