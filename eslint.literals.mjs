/**
 * Numbers that decide something are rows of a table with unit, reason and source. Detectors hold no others; units have
 * names in src/engine/units.ts. Tables, and characters by their numbers, are what is left out.
 */
const NO_LITERALS = {
  files: ['src/engine/{ageCurves,diagnosis,score,cardinality,cohorts,coupling,series,memory,workloads}/**/*.ts'],
  ignores: [
    '**/*.test.ts',
    '**/testing/**',
    '**/*Limits.ts',
    '**/*Definition.ts',
    'src/engine/cardinality/clientLibraries.ts',
    'src/engine/cardinality/fixes/escapes.ts',
  ],
  rules: {
    '@typescript-eslint/no-magic-numbers': [
      'error',
      { ignore: [-1, 0, 1, 2], ignoreArrayIndexes: true, ignoreTypeIndexes: true, enforceConst: true },
    ],
  },
};

export const literalRules = [NO_LITERALS];
