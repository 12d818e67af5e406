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

/** Grafana looks for the chunks of a nested plugin in the wrong folder (404), so nested plugins load nothing lazily. */
const NO_LAZY_CHUNKS = {
  files: ['src/{datasource,panel,ui}/**/*.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      { selector: 'ImportExpression', message: 'No import() in nested plugins: Grafana does not find their chunks.' },
      {
        selector: 'CallExpression[callee.property.name="lazy"]',
        message: 'No React.lazy in nested plugins: Grafana does not find their chunks.',
      },
    ],
  },
};

/** Tests may read fixtures from disk. */
const TESTS = {
  files: ['src/{engine,collect}/**/*.test.ts', 'src/panel/parts/**/*.test.ts'],
  rules: { 'no-restricted-imports': 'off' },
};

export const importRules = [...FOLDERS.map((folder) => layer(folder)), ...ROOMS, PURE, NO_LAZY_CHUNKS, TESTS];
