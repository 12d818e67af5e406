import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

// The scaffold copies the app's own images only; nested plugins have theirs beside their plugin.json. The dashboards
// that ship with the app are the ones that provisioning uses.
const NESTED_PLUGINS = ['datasource', 'panel'];

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          ...NESTED_PLUGINS.map((folder) => ({ from: `${folder}/img`, to: `${folder}/img` })),
          { from: '../provisioning/dashboards/*.json', to: 'dashboards/[name][ext]' },
        ],
      }),
    ],
  });

export default config;
