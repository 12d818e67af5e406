/**
 * Texts for people stand in files of texts, or are told by `say`: docs/adr/0022-texts-by-their-english.md. Signs and units are
 * the same in every language.
 */
const TOLD = ['aria-label', 'title', 'label', 'placeholder', 'description', 'tooltip', 'alt', 'subtitle'];

export const textRules = [
  {
    files: ['src/{panel,app,datasource,ui}/**/*.tsx', 'src/module.tsx'],
    ignores: ['**/*.test.tsx'],
    rules: {
      'react/jsx-no-literals': ['error', { noStrings: true, ignoreProps: true, restrictedAttributes: TOLD }],
    },
  },
];
