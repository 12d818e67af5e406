import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot.mjs';
import { runCommand } from './runCommand.mjs';

const GENERATED = join(PROJECT_ROOT, '.cache/types');
/** Paths in a generated file start there; those of packages start at the sources (`baseUrl`). */
const ROOT = '../..';
const ROOT_FROM_SOURCES = '..';
const TESTS_OF_SOURCES = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/**/testing'];

/** Every package out of a host's folder first, then out of the root's. Grafana 11 and 12 run on React 18, as the root does. */
const hostPaths = (host, react) => {
  const folders = [`tests/host/versions/${host}/node_modules`, 'node_modules'];
  const all = folders.flatMap((folder) => [`${folder}/@types/*`, `${folder}/*`]);
  const ofReact = react === 18 ? 'node_modules' : folders[0];
  const targets = {
    react: [`${ofReact}/@types/react`],
    'react/*': [`${ofReact}/@types/react/*`],
    // Part of the bundle, whatever copy a host's packages bring along.
    'd3-hierarchy': ['node_modules/@types/d3-hierarchy'],
    '*': all,
  };
  return Object.fromEntries(
    Object.entries(targets).map(([name, paths]) => [name, paths.map((path) => `${ROOT_FROM_SOURCES}/${path}`)])
  );
};

/** What is checked against which types; the sources as they are first. */
const CHECKS = {
  12: { include: ['src'] },
  11: { include: ['src'], exclude: TESTS_OF_SOURCES, paths: hostPaths(11, 18) },
  13: { include: ['src'], exclude: TESTS_OF_SOURCES, paths: hostPaths(13, 19) },
  // The workbench is checked by a configuration of its own, against the packages of host 13.
  tests: { include: ['tests/**/*.ts', 'tests/attack/*.tsx', 'playwright.config.ts'], exclude: ['tests/host', '**/node_modules'] },
};

const HOST_CONFIG = join(PROJECT_ROOT, 'tests/host/tsconfig.json');

export const TYPE_CHECKS = [...Object.keys(CHECKS), 'workbench'];

/** Type-checks against the packages of Grafana 11, 12 or 13, the tests, or the workbench; true if it passed. */
export async function checkTypes(name) {
  const file = name === 'workbench' ? HOST_CONFIG : writeConfig(name);
  return (await runCommand('node_modules/.bin/tsc', ['--noEmit', '-p', file])) === 0;
}

function writeConfig(name) {
  const { include, exclude = [], paths } = CHECKS[name];
  const fromRoot = (path) => `${ROOT}/${path}`;
  const config = {
    extends: `${ROOT}/tsconfig.json`,
    compilerOptions: {
      noEmit: true,
      // What did not change since the last check is not checked again.
      incremental: true,
      tsBuildInfoFile: `tsconfig.${name}.tsbuildinfo`,
      rootDir: ROOT,
      baseUrl: `${ROOT}/src`,
      types: paths === undefined ? undefined : ['node'],
      paths,
    },
    include: [...include, '.config/types'].map(fromRoot),
    exclude: exclude.map(fromRoot),
  };
  mkdirSync(GENERATED, { recursive: true });
  const file = join(GENERATED, `tsconfig.${name}.json`);
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}
