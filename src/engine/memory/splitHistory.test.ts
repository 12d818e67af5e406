import { findGrowingPart, fitSlopePerHour } from './findGrowth';
import type { MemoryReading } from './sample';
import { splitHistory } from './splitHistory';

const MIB = 1024 * 1024;
const reading = (rssMib: number, activeMib: number, more: Partial<MemoryReading> = {}): MemoryReading => ({
  usageBytes: (rssMib + activeMib + 2) * MIB,
  workingSetBytes: (rssMib + activeMib + 2) * MIB,
  rssBytes: rssMib * MIB,
  cacheBytes: activeMib * MIB,
  inactiveFileBytes: 0,
  activeFileBytes: activeMib * MIB,
  kernelBytes: 0,
  swapBytes: 0,
  ...more,
});
const hours = (count: number) => Array.from({ length: count }, (_, i) => i * 3600);

describe('splitHistory(times, readings, nodeCpus)', () => {
  test('every row sums to the whole; gaps and rejected samples are rows of nulls, and counted', () => {
    const history = splitHistory(
      hours(5),
      [reading(10, 5), null, reading(12, 5, { usageBytes: 1 }), reading(14, 5), reading(16, 0)],
      2
    );
    expect(history).toMatchObject({ level: 'L3', whole: 'usage', cgroup: 'v2', acceptedSamples: 3, gaps: 1 });
    expect(history.rejectedSamples).toEqual({
      missing: 0,
      'zero-means-unknown': 0,
      'not-a-number': 0,
      inconsistent: 1,
    });
    expect(history.parts.map((part) => part.name)).toEqual(['anon', 'kernel_sockets_other', 'active_file']);
    history.wholeBytes.forEach((whole, i) => {
      const bytes = history.parts.map((part) => part.bytes[i]);
      expect(whole === null ? bytes : bytes.reduce<number>((sum, one) => sum + (one ?? NaN), 0)).toEqual(
        whole === null ? [null, null, null] : whole
      );
    });
  });

  test('samples of another level cannot stand in the same stack: left out, and counted', () => {
    const history = splitHistory(hours(3), [reading(10, 5, { usageBytes: null }), reading(10, 5), reading(11, 5)], 2);
    expect(history).toMatchObject({ level: 'L3', otherLevelSamples: 1, acceptedSamples: 2 });
    expect(history.wholeBytes[0]).toBeNull();
  });

  const onlyWorkingSet = (rssMib: number) => reading(rssMib, 5, { rssBytes: 0, cacheBytes: 0, usageBytes: null });

  test('only the working set is exported, as on Windows: one part, level L1', () => {
    const history = splitHistory(hours(3), [onlyWorkingSet(10), null, onlyWorkingSet(20)], 2);
    expect(history).toMatchObject({ level: 'L1', whole: 'workingSet', acceptedSamples: 2, otherLevelSamples: 0 });
    expect(history.parts).toMatchObject([{ name: 'working_set', bytes: [17 * MIB, null, 27 * MIB] }]);
  });

  test('a last sample without rss does not hide those that can be taken apart', () => {
    const history = splitHistory(hours(3), [reading(10, 5), reading(11, 5), onlyWorkingSet(12)], 2);
    expect(history).toMatchObject({ level: 'L3', acceptedSamples: 2, otherLevelSamples: 1 });
    expect(history.wholeBytes[2]).toBeNull();
  });

  test.each([
    ['no samples', []],
    ['only gaps', [null, null]],
  ])('%s: nothing is known, nothing is zero', (_, readings) => {
    expect(splitHistory(hours(readings.length), readings, null)).toMatchObject({ level: null, whole: null, parts: [] });
  });
});

describe('findGrowingPart(history)', () => {
  const history = (readings: Array<MemoryReading | null>) => splitHistory(hours(readings.length), readings, 2);

  test('the part that grew most, with its slope', () => {
    expect(findGrowingPart(history([10, 20, 30, 40].map((rss, i) => reading(rss, 5 + i))))).toEqual({
      part: 'anon',
      slopeBytesPerHour: 10 * MIB,
    });
  });

  test.each([
    ['flat', [reading(10, 5), reading(10, 5), reading(10, 5)]],
    ['below 4 MiB', [reading(10, 5), reading(11, 5), reading(12, 5)]],
    ['below 5 % of the whole', [reading(1000, 5), reading(1005, 5), reading(1010, 5)]],
    ['falling', [reading(40, 5), reading(30, 5), reading(20, 5)]],
    ['two samples', [reading(10, 5), reading(90, 5)]],
    ['no samples', []],
  ])('%s: none', (_, readings) => {
    expect(findGrowingPart(history(readings))).toBeNull();
  });

  test('fitSlopePerHour needs three values', () => {
    expect(fitSlopePerHour(hours(4), [1, null, null, 2])).toBeNull();
    expect(fitSlopePerHour(hours(4), [1, null, 3, 4])).toBe(1);
  });
});
