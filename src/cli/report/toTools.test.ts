import { splitMemory, type MemoryReading } from '../../engine';
import { toFigures } from './toTools';

const NOTHING: MemoryReading = {
  usageBytes: null,
  workingSetBytes: null,
  rssBytes: null,
  cacheBytes: null,
  inactiveFileBytes: null,
  activeFileBytes: null,
  kernelBytes: null,
  swapBytes: null,
};
const MIB = 1024 * 1024;

/** The figures come back from the parts: usage, working set and rss as they were exported. */
test.each([
  [
    'L3',
    {
      usageBytes: 300,
      workingSetBytes: 260,
      rssBytes: 180,
      cacheBytes: 100,
      inactiveFileBytes: 40,
      activeFileBytes: 60,
    },
    300,
    260,
    180,
  ],
  [
    'L3, lazily freed',
    {
      usageBytes: 300,
      workingSetBytes: 200,
      rssBytes: 250,
      cacheBytes: 40,
      inactiveFileBytes: 100,
      activeFileBytes: 0,
    },
    300,
    200,
    250,
  ],
  ['L1', { usageBytes: 300, workingSetBytes: 260, rssBytes: 180 }, 300, 260, 180],
  ['L2', { workingSetBytes: 260, rssBytes: 180, cacheBytes: 100 }, null, 260, 180],
  ['L2, rss above the working set', { workingSetBytes: 260, rssBytes: 280, cacheBytes: 100 }, null, 260, null],
])('toFigures: %s', (_, fields, usage, workingSet, rss) => {
  const reading = { ...NOTHING };
  for (const [field, value] of Object.entries(fields)) {
    reading[field as keyof MemoryReading] = value * MIB;
  }
  const split = splitMemory(reading, { nodeCpus: 2, cgroup: 'v2' });
  const inMib = (bytes: number | null) => bytes && bytes / MIB;
  const figures = split.accepted ? toFigures(split.whole, split.parts) : null;
  expect(figures && Object.values(figures).map(inMib)).toEqual([usage, workingSet, rss]);
});

test('toFigures of nothing is unknown', () => {
  expect(toFigures(null, [])).toEqual({ usage: null, workingSet: null, rss: null });
});
