import sonarjs from 'eslint-plugin-sonarjs';

/**
 * How much a reader has to keep in mind at once: branches count, and the more the deeper they are nested
 * (SonarSource, "Cognitive Complexity", 2018). Longer functions are fine, tangled ones are split.
 */
const MOST = 11;
/** Code that computes follows methods of the literature step by step: there the rule's own default holds. */
const MOST_COMPUTING = 15;

export const complexityRules = [
  {
    files: ['src/{engine,collect,contract,cli}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    plugins: { sonarjs },
    rules: { 'sonarjs/cognitive-complexity': ['error', MOST_COMPUTING] },
  },
  {
    files: ['src/{panel,app,datasource,ui}/**/*.{ts,tsx}', 'src/{collect,engine}/cardinality/**/*.ts'],
    plugins: { sonarjs },
    rules: { 'sonarjs/cognitive-complexity': ['error', MOST] },
  },
];
