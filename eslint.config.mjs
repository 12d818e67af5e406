import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';
import { importRules } from './eslint.importRule.mjs';

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'dist-cli/',
      'coverage/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'playwright/.auth/',
      '.config/',
    ],
  },
  ...baseConfig,
  ...importRules,
]);
