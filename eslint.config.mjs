import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';
import { accessibilityRules } from './eslint.accessibility.mjs';
import { complexityRules } from './eslint.complexity.mjs';
import { importRules } from './eslint.importRule.mjs';
import { literalRules } from './eslint.literals.mjs';

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
  ...accessibilityRules,
  ...complexityRules,
  ...literalRules,
  // The scaffold names src/ only.
  { files: ['tests/**/*.{ts,tsx}', '*.ts'] },
  // The workbench shares with plugins what Grafana shares, moment among it.
  { files: ['tests/host/page/shareModules.ts'], rules: { 'no-restricted-imports': 'off' } },
]);
