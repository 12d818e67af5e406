// Tests read the same on every machine, whatever its time zone.
process.env.TZ = 'UTC';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const transformed = [
  ...grafanaESModules,
  'd3-.*',
  'internmap',
  'delaunator',
  'robust-predicates',
  '@grafana/react-data-grid',
  '@react-hookz/web',
  '@ver0/deep-equal',
];
const transform = { '^.+\\.m?(t|j)sx?$': base.transform['^.+\\.(t|j)sx?$'] };

/** Parts that run in plain Node: the engine, what feeds it and the command line. */
const plain = (displayName, folders) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
  transform,
  transformIgnorePatterns: ['/node_modules/'],
});

module.exports = {
  // Jest leaves one core free by default; the tests wait for a Prometheus or a browser part of the time.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/tests/longestFirst.js',
  // Two cores shared with a Prometheus and a browser are slow at times; nothing here measures time.
  testTimeout: 60_000,
  projects: [
    plain('engine', ['src/engine', 'src/collect', 'src/cli']),
    {
      ...base,
      displayName: 'plugins',
      rootDir: __dirname,
      testMatch: [
        ...['contract', 'ui', 'datasource', 'panel', 'app'].map(
          (folder) => `<rootDir>/src/${folder}/**/*.test.{ts,tsx}`
        ),
        '<rootDir>/tests/attack/**/*.test.tsx',
      ],
      transform,
      transformIgnorePatterns: [nodeModulesToTransform(transformed)],
    },
    // Against a real Prometheus on recorded and generated data: slower, and it needs the server installed.
    plain('real', [
      'tests/scenarios',
      'tests/parity',
      'tests/lint',
      'tests/prometheus',
      'tests/fixtures',
      'tests/detection',
      'tests/bench',
    ]),
  ],
};
