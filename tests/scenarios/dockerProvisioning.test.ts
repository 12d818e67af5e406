import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from '../../src/collect/sources/sources';
import { findProgram } from '../prometheus/findProgram.mjs';

const FOLDER = join(__dirname, '../../provisioning/docker');
test('provisioning/docker: Prometheus takes its configuration and its rules', () => {
  const promtool = findProgram('promtool') ?? 'promtool';
  expect(execFileSync(promtool, ['check', 'config', join(FOLDER, 'prometheus.yml')], { encoding: 'utf8' })).toContain(
    'is valid prometheus config'
  );
});

test('docs/sources.md tells of every source', () => {
  const text = readFileSync(join(__dirname, '../../docs/sources.md'), 'utf8');
  expect(SOURCES.filter(({ id }) => !text.includes(`| \`${id}\``)).map(({ id }) => id)).toEqual([]);
});
