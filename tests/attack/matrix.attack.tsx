import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACK_FAULTS } from './faults';
import { findBad, runAttack } from './runAttack';
import { writeMatrix, type Row } from './writeMatrix';

// jsdom has no canvas: how charts look is for the browser.
jest.mock('../../src/panel/parts/chart/UplotChart', () => ({ UplotChart: () => null }));

const FOLDER = join(__dirname, '../../.cache/attack');
/** A pattern of names, to look into some faults; the others keep what an earlier run found. */
const ONLY = new RegExp(process.env.LEAKSCOPE_ATTACK ?? '');

test('each fault x each view and command', async () => {
  const rows = await runAttack(
    ATTACK_FAULTS.filter(({ name }) => ONLY.test(name)),
    (row) => {
      const bad = findBad([row]);
      process.stderr.write(`${row.fault}: ${bad.length} of ${Object.keys(row.cells).length}\n`);
      bad.forEach((line) => process.stderr.write(`   ${line}\n`));
    }
  );
  mkdirSync(FOLDER, { recursive: true });
  const all = join(FOLDER, 'matrix.json');
  const earlier: Row[] = existsSync(all) ? JSON.parse(readFileSync(all, 'utf8')) : [];
  const known = new Map([...earlier, ...rows].map((row) => [row.fault, row]));
  const complete = ATTACK_FAULTS.flatMap(({ name }) => known.get(name) ?? []);
  writeFileSync(all, JSON.stringify(complete, null, 1));
  if (complete.length === ATTACK_FAULTS.length) {
    writeMatrix(complete);
  }
  expect(findBad(rows)).toEqual([]);
});
