// Bundles the command line into dist-cli/leakscope.mjs. It runs on every install, so it must never fail one: without
// the sources (an image that copies package.json first) or without esbuild (production install) it says so and ends.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const ENTRY = path('src/cli/main.ts');
const BUNDLE = path('dist-cli/leakscope.mjs');

async function loadEsbuild() {
  try {
    return await import('esbuild');
  } catch {
    return null;
  }
}

async function buildCli() {
  if (!existsSync(ENTRY)) {
    return console.log('Command line not built: its sources are not here.');
  }
  const esbuild = await loadEsbuild();
  if (!esbuild) {
    return console.log('Command line not built: esbuild is not installed.');
  }
  const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
  const { outputFiles } = await esbuild.build({
    entryPoints: [ENTRY],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    define: { LEAKSCOPE_VERSION: JSON.stringify(version) },
    // The TypeScript settings of the plugins are for browsers.
    tsconfigRaw: {},
    legalComments: 'none',
    write: false,
  });
  mkdirSync(path('dist-cli'), { recursive: true });
  // Renamed into place, so that nobody runs half a file.
  const partial = `${BUNDLE}.${process.pid}`;
  writeFileSync(partial, outputFiles[0].contents);
  renameSync(partial, BUNDLE);
}

await buildCli();
