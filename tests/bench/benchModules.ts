import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FLEET_LIMIT, MODULE_LIMITS } from './moduleLimits';
import { writeSection } from './writeSection';

const DIST = join(__dirname, '../../dist');
/** The same before there were chunks, with all in the modules. */
const BEFORE_GZIP_BYTES: Readonly<Record<string, number>> = {
  'module.js': 5_041,
  'datasource/module.js': 177_798,
  'panel/module.js': 110_516,
};

/** Sizes of the built modules and of the code that comes later. */
export async function benchModules(): Promise<void> {
  const modules = Object.entries(MODULE_LIMITS).map(([file, { gzipBytes }]) => ({
    ...measure(file),
    limit: gzipBytes.value,
    before: BEFORE_GZIP_BYTES[file],
  }));
  const fleet = {
    file: 'a page of the fleet: these three',
    bytes: sum(modules.map(({ bytes }) => bytes)),
    gzipBytes: sum(modules.map(({ gzipBytes }) => gzipBytes)),
    limit: FLEET_LIMIT.gzipBytes.value,
    before: sum(Object.values(BEFORE_GZIP_BYTES)),
  };
  const page = [
    '## Sizes of the modules',
    '',
    'Grafana loads the modules; the list of a fleet needs nothing else. "Before" is the same code without chunks.',
    '',
    '| module | bytes | gzip -9 | limit | before, gzip -9 |',
    '|---|---|---|---|---|',
    ...[...modules, fleet].map(
      ({ file, bytes, gzipBytes, limit, before }) => `| ${file} | ${bytes} | ${gzipBytes} | ${limit} | ${before} |`
    ),
    '',
    'What comes when somebody needs it; files with a number are shared by several of the others:',
    '',
    '| chunk | bytes | gzip -9 |',
    '|---|---|---|',
    ...listChunks().map(({ file, bytes, gzipBytes }) => `| ${file} | ${bytes} | ${gzipBytes} |`),
  ].join('\n');
  writeSection('modules', page);
  process.stdout.write(`${page}\n`);
}

function listChunks() {
  return ['', 'datasource/', 'panel/'].flatMap((folder) =>
    readdirSync(join(DIST, folder))
      .filter((file) => file.endsWith('.js') && file !== 'module.js')
      .sort()
      .map((file) => measure(`${folder}${file}`))
  );
}

function measure(file: string) {
  const path = join(DIST, file);
  if (!existsSync(path)) {
    throw new Error(`There is no dist/${file}: run npm run build first.`);
  }
  const content = readFileSync(path);
  return { file, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
