import jsxA11y from 'eslint-plugin-jsx-a11y';

/** What a page must have for keyboards and screen readers, as far as it can be read from the code. */
export const accessibilityRules = [
  { files: ['src/{panel,app,datasource,ui}/**/*.tsx', 'src/module.tsx'], ...jsxA11y.flatConfigs.recommended },
];
