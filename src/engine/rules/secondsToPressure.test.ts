import type { RangeEdge } from '../score/rangeEdge';
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
const run = (gibAt: (hour: number) => number | null, edge?: RangeEdge) =>
  secondsToPressure(node(gibAt), new Array(COUNT).fill(100 * GIB), { stepSeconds: STEP, count: COUNT, edge });

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
  test.each<[RangeEdge, boolean]>([
    ['closed', false],
    ['left-open', true],
  ])('%s: a level of 24 hours before the last six is known, or not', (edge, isNew) => {
    // Of the floors of these 24 hours only the one on their edge is 80 GiB.
    const afterEdge = ((BACK + COUNT - 1) * STEP + 1) / 3600 - 30;
    const gibAt = (hour: number) => (hour < afterEdge ? 80 : 10 + hour);
    expect(run(gibAt, edge)[COUNT - 1] !== null).toBe(isNew);
  });
  test('beyond the line no time is left', () => {
    expect(run((hour) => 100 + hour)[COUNT - 1]).toBe(0);
  });
});
