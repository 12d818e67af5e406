import fc from 'fast-check';
import { findEvictionLine } from './findEvictionLine';
import { findGrowingPart, fitSlopePerHour } from './findGrowth';
import type { MemoryReading } from './sample';
import { splitHistory } from './splitHistory';
import { splitNode } from './splitNode';
import { splitPod } from './splitPod';
import { splitPodHistory } from './splitPodHistory';
import { toleranceBytes } from './tolerance';
import { toSize } from './toSize';

/** What a server may say, and what it should. */
const anyNumber = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -1, -(2 ** 40), 0, 2 ** 53, 2 ** 60, 1e308, -1e308, 1e-300),
  fc.double(),
  fc.integer({ min: 0, max: 2 ** 40 })
);
const anyOrNull = fc.option(anyNumber);
const FIELDS = ['usageBytes', 'workingSetBytes', 'rssBytes', 'cacheBytes', 'inactiveFileBytes', 'activeFileBytes'];
const anyReading = fc
  .record(Object.fromEntries([...FIELDS, 'kernelBytes', 'swapBytes'].map((field) => [field, anyOrNull])))
  .map((reading) => reading as unknown as MemoryReading);
const anyReadings = fc.array(fc.option(anyReading), { maxLength: 12 });

/** Numbers anywhere in a result that are not finite. */
function findNotFinite(result: unknown): number[] {
  if (typeof result === 'number') {
    return Number.isFinite(result) ? [] : [result];
  }
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(findNotFinite) : [];
}
const times = (count: number) => Array.from({ length: count }, (_, index) => 1_795_000_000 + index * 600);

describe('numbers that can be no size are unknown, and nothing is summed with them', () => {
  test.each([NaN, Infinity, -Infinity, -1, 2 ** 53, null, undefined])('toSize(%p) is null', (value) => {
    expect(toSize(value)).toBeNull();
  });

  test('splitNode', () => {
    const reading = fc.record({
      whole: fc.constantFrom('usage' as const, 'workingSet' as const),
      rootBytes: anyOrNull,
      rootRssBytes: anyOrNull,
      rootCacheBytes: anyOrNull,
      podsBytes: anyOrNull,
      podsSource: fc.constant('cgroup' as const),
      system: fc.array(fc.record({ name: fc.string(), bytes: anyOrNull }), { maxLength: 4 }),
      nodeCpus: anyOrNull,
    });
    fc.assert(
      fc.property(reading, (one) => {
        const split = splitNode(one);
        expect(findNotFinite(split)).toEqual([]);
        expect(Math.min(0, ...split.system.map(({ bytes }) => bytes))).toBe(0);
        expect(split.podsBytes ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 }
    );
  });

  test('splitPod', () => {
    fc.assert(
      fc.property(anyOrNull, fc.array(anyOrNull, { maxLength: 4 }), anyOrNull, (podBytes, containerBytes, nodeCpus) => {
        const split = splitPod({ podBytes, sandboxBytes: 'absent', containerBytes, nodeCpus });
        expect(findNotFinite(split)).toEqual([]);
      }),
      { numRuns: 2000 }
    );
  });

  test('splitHistory and findGrowingPart', () => {
    fc.assert(
      fc.property(anyReadings, anyOrNull, (readings, nodeCpus) => {
        const history = splitHistory(times(readings.length), readings, nodeCpus);
        expect(findNotFinite([history, findGrowingPart(history)])).toEqual([]);
        const rejected = Object.values(history.rejectedSamples).reduce((sum, count) => sum + count, 0);
        expect(history.acceptedSamples + history.otherLevelSamples + rejected + history.gaps).toBe(readings.length);
      }),
      { numRuns: 2000 }
    );
  });

  test('splitPodHistory', () => {
    const row = fc.array(fc.tuple(anyOrNull, anyOrNull), { minLength: 5, maxLength: 5 }).map((pairs) => ({
      usageBytes: pairs.map(([usage]) => usage),
      workingSetBytes: pairs.map(([, workingSet]) => workingSet),
      present: pairs.map(() => true),
    }));
    fc.assert(
      fc.property(row, row, anyOrNull, (pod, container, nodeCpus) => {
        const split = splitPodHistory(times(5), { pod, sandbox: null, containers: [container] }, nodeCpus);
        expect(findNotFinite(split)).toEqual([]);
      })
    );
  });

  test('fitSlopePerHour', () => {
    fc.assert(
      fc.property(fc.array(anyOrNull.map((value) => (Math.abs(value ?? 0) > 2 ** 60 ? NaN : value))), (bytes) => {
        expect(findNotFinite(fitSlopePerHour(times(bytes.length), bytes))).toEqual([]);
      })
    );
    expect(fitSlopePerHour(times(4), [1, Infinity, NaN, 2])).toBeNull();
    expect(fitSlopePerHour([5, 5, 5], [1, 2, 3])).toBeNull();
  });

  test('toleranceBytes: a number of CPUs that is none is unknown, and the tolerance stays on', () => {
    fc.assert(
      fc.property(anyNumber, anyOrNull, (usageBytes, nodeCpus) => {
        expect(toleranceBytes(usageBytes, nodeCpus)).toBeGreaterThan(0);
        expect(findNotFinite(toleranceBytes(usageBytes, nodeCpus))).toEqual([]);
      })
    );
    for (const none of [NaN, Infinity, 0, -4]) {
      expect(toleranceBytes(0, none)).toBe(toleranceBytes(0, null));
    }
  });

  test('findEvictionLine', () => {
    fc.assert(
      fc.property(anyOrNull, anyOrNull, anyOrNull, (capacity, allocatable, hardEviction) => {
        expect(findNotFinite(findEvictionLine(capacity, allocatable, hardEviction))).toEqual([]);
      })
    );
  });
});
