import { classifyTrend, type TrendContext } from './classifyTrend';
import type { Trend } from './measureTrend';

const MIB = 2 ** 20;
const DAY = 86_400;

/** 200 MiB in a week, most of it in the last third. */
const rise = (more: Partial<Trend>): Trend => {
  const perSecond = (200 * MIB) / (7 * DAY);
  const slope = { low: perSecond / 4, slope: perSecond / 2, high: perSecond };
  return {
    points: [],
    lives: 1,
    spanSeconds: 7 * DAY,
    firstBytes: 500 * MIB,
    lastBytes: 700 * MIB,
    growthBytes: 200 * MIB,
    slope,
    late: { low: perSecond, slope: 2 * perSecond, high: 3 * perSecond },
    z: 1.9,
    varianceFactor: 8,
    wanderBytes: MIB,
    hinge: null,
    saturation: null,
    steps: null,
    ...more,
  };
};
const context: TrendContext = { days: null, floorBytes: 500 * MIB, headroomBytes: 1024 * MIB, sinceStart: false };

test.each<[string, Partial<Trend>, string]>([
  ['a rise late in the history, far beyond what the floor strays, though ranks do not prove it', {}, 'growing'],
  ['the same within what the floor strays', { wanderBytes: 60 * MIB }, 'unproven'],
  ['the same with ranks that prove it', { wanderBytes: 60 * MIB, z: 4 }, 'growing'],
])('classifyTrend(%s)', (_, more, shape) => {
  expect(classifyTrend(rise(more), context)).toBe(shape);
});
