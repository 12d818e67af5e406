import { NODE_LOOKBACK_SECONDS, secondsToPressure } from './secondsToPressure';

const STEP = 300;
const BACK = Math.ceil(NODE_LOOKBACK_SECONDS / STEP);
const GIB = 2 ** 30;
const COUNT = 10;
const node = (gibAt: (hour: number) => number | null) =>
  Array.from({ length: BACK + COUNT }, (_, index) => {
    const gib = gibAt((index * STEP) / 3600);
    return gib === null ? null : gib * GIB;
  });
const run = (gibAt: (hour: number) => number | null) =>
  secondsToPressure(node(gibAt), new Array(COUNT).fill(100 * GIB), { stepSeconds: STEP, count: COUNT });

describe('secondsToPressure(workingSetBytes, lineBytes, moments)', () => {
  test('a node that fills: what is left at the growth of six hours', () => {
    const last = run((hour) => 10 + hour)[COUNT - 1]!;
    const hour = ((BACK + COUNT - 1) * STEP) / 3600;
    expect(last / 3600).toBeCloseTo(100 - (10 + hour), 6);
  });
  test.each<[string, (hour: number) => number | null]>([
    ['steady', () => 50],
    ['rising within the level of the day before', (hour) => (hour < 20 ? 90 : hour)],
    ['that has levelled off', (hour) => Math.min(30, 10 + hour)],
    ['without samples', () => null],
  ])('a node %s: none', (_, gibAt) => {
    expect(run(gibAt)).toEqual(new Array(COUNT).fill(null));
  });
  test('beyond the line no time is left', () => {
    expect(run((hour) => 100 + hour)[COUNT - 1]).toBe(0);
  });
});
