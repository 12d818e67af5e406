/** @jest-environment ./tests/attack/environment.js */
import { ATTACK_FAULTS } from './faults';
import { findBad, runAttack } from './runAttack';

// jsdom has no canvas: how charts look is for the browser.
jest.mock('../../src/panel/parts/chart/UplotChart', () => ({ UplotChart: () => null }));

/** One of each kind: refused, cut off, stale, not finite, partial, duplicated, hostile. `npm run attack` tries all. */
const KINDS = [
  'HTTP 401',
  'cut JSON',
  'data ended an hour ago',
  'all samples NaN',
  'a store is missing, as Thanos says it',
  'every series twice',
  'names that turn the direction',
];

test('a fault of each kind is told, or does no harm, in every view and command', async () => {
  const faults = ATTACK_FAULTS.filter(({ name }) => KINDS.includes(name));
  expect(faults).toHaveLength(KINDS.length);
  expect(findBad(await runAttack(faults))).toEqual([]);
}, 300_000);
