import sonarjs from 'eslint-plugin-sonarjs';

/**
 * How much a reader has to keep in mind at once: branches count, and the more the deeper they are nested
 * (SonarSource, "Cognitive Complexity", 2018). Longer functions are fine, tangled ones are split.
 */
const MOST = 11;

/** The folders where it holds. */
const FILES = ['src/{panel,app,datasource,ui}/**/*.{ts,tsx}', 'src/{collect,engine}/cardinality/**/*.ts'];

export const complexityRules = [
  { files: FILES, plugins: { sonarjs }, rules: { 'sonarjs/cognitive-complexity': ['error', MOST] } },
];
