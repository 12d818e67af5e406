/**
 * The one import rule of ARCHITECTURE.md, kept by lint:
 *
 *   engine <- collect <- datasource | cli      engine <- contract <- datasource | panel | app      ui <- datasource | panel | app
 *
 * Arrows point from what is imported to what imports it. No plugin imports another.
 */
const MAY_IMPORT = {
  engine: [],
  collect: ['engine'],
  contract: ['engine'],
  ui: ['engine', 'contract'],
  cli: ['engine', 'collect'],
  datasource: ['engine', 'collect', 'contract', 'ui'],
  panel: ['engine', 'contract', 'ui'],
  app: ['engine', 'contract', 'ui'],
};
const FOLDERS = Object.keys(MAY_IMPORT);

/** Packages that a folder may not import: what is left must run wherever that folder runs. */
const FORBIDDEN_PACKAGES = {
  engine: ['@grafana/*', '@emotion/*', 'react', 'react-*', 'rxjs', 'rxjs/*', 'uplot', 'node:*', 'fs', 'path'],
  collect: ['@grafana/*', '@emotion/*', 'react', 'react-*', 'rxjs', 'rxjs/*', 'uplot', 'node:*', 'fs', 'path'],
  contract: ['react', 'react-*', 'rxjs', 'rxjs/*', 'uplot', 'node:*'],
  cli: ['@grafana/*', '@emotion/*', 'react', 'react-*', 'rxjs', 'rxjs/*', 'uplot'],
};

const layer = (folder, { files = `src/${folder}`, more = [] } = {}) => {
  const others = FOLDERS.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
  const allowed =
    MAY_IMPORT[folder].length > 0 ? `only from: ${MAY_IMPORT[folder].join(', ')}` : 'from no other folder';
  const patterns = [
    {
      regex: `^(\\.\\./)+(${others.join('|')})(/|$)`,
      message: `src/${folder}/ may import ${allowed}. See ARCHITECTURE.md, "The import rule".`,
    },
    { group: ['@grafana/prometheus', '@grafana/prometheus/*'], message: 'AGPL: never import it.' },
    { regex: `^(${FOLDERS.join('|')})/`, message: 'Use a relative import.' },
    { regex: '^(\\.\\./)+engine/', message: 'The engine has one door: import from its index.' },
    ...more,
  ];
  if (FORBIDDEN_PACKAGES[folder]) {
    patterns.push({
      group: FORBIDDEN_PACKAGES[folder],
      message: `src/${folder}/ runs without this package. See ARCHITECTURE.md, "The import rule".`,
    });
  }
  return { files: [`${files}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
};

/** Rooms inside of a folder: which may not import which. */
const ROOMS = [
  layer('engine', {
    files: 'src/engine/score',
    more: [
      { regex: '^\\.\\./diagnosis(/|$)', message: 'The diagnosis explains the score: diagnosis -> score, never back.' },
    ],
  }),
  layer('panel', {
    files: 'src/panel/parts',
    more: [{ regex: '(^|/)views/', message: 'Views share parts; parts import no view.' }],
  }),
  layer('panel', {
    files: 'src/panel/views',
    more: [
      { regex: '^\\.\\./[a-z]', message: 'A view imports no other view: move what they share to src/panel/parts/.' },
    ],
  }),
];

/** The engine takes time, randomness and data as arguments. */
const PURE = {
  files: ['src/engine/**/*.ts'],
  ignores: ['src/engine/**/*.test.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      'fetch',
      'window',
      'document',
      'performance',
      'setTimeout',
      'setInterval',
      'process',
      'console',
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'The engine has no clock: take the time as an argument.' },
      { object: 'Math', property: 'random', message: 'The engine has no randomness: take it as an argument.' },
    ],
  },
};

/** `load` is the property of tables whose rows are loaded by their reader. */
const LOADERS = 'CallExpression[callee.name=/^(later|loadChunk)$/], Property[key.name="load"]';

/** Code that comes later may not come at all: whoever loads it has to say so, and to be able to try again. */
const CHUNKS = {
  files: ['src/{engine,collect,contract,ui,datasource,panel,app}/**/*.{ts,tsx}', 'src/module.ts'],
  ignores: ['src/**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: 'CallExpression[callee.property.name="lazy"], ImportSpecifier[imported.name="lazy"]',
        message: 'React.lazy keeps a failure for ever: use later() of src/ui/chunks.',
      },
      {
        selector: `ImportExpression:not(:matches(${LOADERS}) ImportExpression)`,
        message: 'import() may fail: give it to loadChunk() or later(), which say so and can try again.',
      },
    ],
  },
};

/** Tests may read fixtures from disk. */
const TESTS = {
  files: ['src/{engine,collect}/**/*.test.ts', 'src/panel/parts/**/*.test.ts'],
  rules: { 'no-restricted-imports': 'off' },
};

export const importRules = [...FOLDERS.map((folder) => layer(folder)), ...ROOMS, PURE, CHUNKS, TESTS];
