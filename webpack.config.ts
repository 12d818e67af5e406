import CopyWebpackPlugin from 'copy-webpack-plugin';
import path from 'path';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';
import { ThirdPartyNotices } from './scripts/bundle/ThirdPartyNotices.mjs';

// The scaffold copies the app's own images only; nested plugins have theirs beside their plugin.json. The dashboards
// that ship with the app are the ones that provisioning uses.
const NESTED_PLUGINS = ['datasource', 'panel'];

// What the browsers of every supported Grafana run: docs/adr/0010-modules-for-evergreen-browsers.md.
const TARGET = 'es2022';

interface SwcRule {
  use: { loader: string; options: { jsc: { target: string } } };
}

/** The scaffold compiles for 2015, and its files are not edited. */
function setTarget(config: Configuration): Configuration {
  const rules = (config.module?.rules ?? []) as unknown as SwcRule[];
  const rule = rules.find(({ use }) => use?.loader === 'swc-loader');
  if (!rule) {
    throw new Error('The scaffold has no rule for swc-loader any more: set the target where it is set now.');
  }
  rule.use.options.jsc.target = TARGET;
  return config;
}

const config = async (env: Env): Promise<Configuration> =>
  merge(setTarget(await grafanaConfig(env)), {
    // The cache of the scaffold knows its own files only.
    cache: {
      type: 'filesystem',
      buildDependencies: { limits: ['webpack.config.ts', 'scripts/bundle'].map((file) => path.resolve(file)) },
    },
    target: ['web', TARGET],
    module: {
      rules: [
        {
          enforce: 'pre',
          test: /\.ts$/,
          exclude: /node_modules/,
          loader: path.resolve('scripts/bundle/limitTextsLoader.mjs'),
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
      new ThirdPartyNotices(),
    ],
  });

export default config;
