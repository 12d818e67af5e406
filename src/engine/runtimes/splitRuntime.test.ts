import fc from 'fast-check';
import type { MemoryReading } from '../memory/sample';
import { splitHistory } from '../memory/splitHistory';
import { findRuntimeGrowth } from './findRuntimeGrowth';
import { GO } from './go';
import { JVM } from './jvm';
import { PYTHON } from './python';
import { joinReadings, readRuntime } from './readRuntime';
import { RUNTIMES } from './runtimes';
import type { RuntimeSeries } from './readRule';
import type { RuntimeSpec } from './runtimeSpec';
import { splitRuntime } from './splitRuntime';

const MIB = 1024 * 1024;

/** A container whose memory is all anonymous, part of it lazily freed; null is a gap. */
function historyOf(anonBytes: Array<number | null>, lazyfreeBytes = 0) {
  const readings = anonBytes.map((rssBytes): MemoryReading | null =>
    rssBytes === null
      ? null
      : {
          usageBytes: rssBytes,
          workingSetBytes: rssBytes,
          rssBytes,
          cacheBytes: 0,
          inactiveFileBytes: lazyfreeBytes,
          activeFileBytes: 0,
          kernelBytes: null,
          swapBytes: 0,
        }
  );
  return splitHistory(
    anonBytes.map((_, i) => i * 60),
    readings,
    2
  );
}

const series = (name: string, values: Array<number | null>, labels = {}): RuntimeSeries => ({
  labels: { __name__: name, ...labels },
  values,
});

function split(spec: RuntimeSpec, anonBytes: Array<number | null>, all: RuntimeSeries[], floor: RuntimeSeries[] = []) {
  const reading = readRuntime(spec, all, floor, anonBytes.length);
  return reading && splitRuntime(spec, reading, historyOf(anonBytes), 2);
}

const bytesOf = (history: ReturnType<typeof split>, name: string) =>
  history?.parts.find((part) => part.name === name)?.bytes;

describe('splitRuntime(spec, reading, history, nodeCpus)', () => {
  test('a moment without a sample of the container or of the runtime is a gap, not zero', () => {
    const history = split(
      GO,
      [100 * MIB, null, 100 * MIB, 100 * MIB],
      [series('go_memstats_heap_alloc_bytes', [60 * MIB, 60 * MIB, null, 50 * MIB])]
    );
    expect(history).toMatchObject({ splitSamples: 2, missingSamples: 1, conflict: false });
    expect(bytesOf(history, 'go_heap_used')).toEqual([60 * MIB, null, null, 50 * MIB]);
    expect(bytesOf(history, 'native')).toEqual([40 * MIB, null, null, 50 * MIB]);
    expect(history?.anonBytes).toEqual([100 * MIB, null, null, 100 * MIB]);
  });

  test('the lowest heap of a while is the live one', () => {
    const history = split(
      GO,
      [100 * MIB, 100 * MIB],
      [series('go_memstats_heap_alloc_bytes', [60 * MIB, 90 * MIB])],
      [series('go_memstats_heap_alloc_bytes', [50 * MIB, 52 * MIB])]
    );
    expect(bytesOf(history, 'go_heap_live')).toEqual([50 * MIB, 52 * MIB]);
    expect(bytesOf(history, 'go_heap_garbage')).toEqual([10 * MIB, 38 * MIB]);
  });

  test('a single conflict is a gap; many are a conflict, and nothing is split', () => {
    const anon = new Array<number>(20).fill(100 * MIB);
    const heap = anon.map((_, i) => (i === 3 ? 300 : 50) * MIB);
    const spike = split(GO, anon, [series('go_memstats_heap_alloc_bytes', heap)]);
    expect(spike).toMatchObject({ splitSamples: 19, conflictSamples: 1, conflict: false });
    const foreign = split(GO, anon, [
      series(
        'go_memstats_heap_alloc_bytes',
        anon.map(() => 300 * MIB)
      ),
    ]);
    expect(foreign).toMatchObject({ splitSamples: 0, conflictSamples: 20, conflict: true, parts: [] });
  });

  test('lazily freed memory is a part of the container already, and none of the runtime', () => {
    const reading = readRuntime(GO, [series('go_memstats_heap_alloc_bytes', [60 * MIB])], [], 1)!;
    const history = splitRuntime(GO, reading, historyOf([100 * MIB], 30 * MIB), 2);
    expect(history.anonBytes).toEqual([70 * MIB]);
    expect(bytesOf(history, 'native')).toEqual([10 * MIB]);
  });

  test('Python has one part', () => {
    const history = split(PYTHON, [7 * MIB, 8 * MIB], [series('python_info', [1, 1], { version: '3.11' })]);
    expect(history?.parts).toEqual([
      expect.objectContaining({
        name: 'native',
        title: 'Python heap and native extensions',
        bytes: [7 * MIB, 8 * MIB],
      }),
    ]);
  });

  test('live heap is unknown until the first collection, and its growth is of the window', () => {
    const rows = 30;
    const live = Array.from({ length: rows }, (_, i) => (i < 5 ? 0 : 20 * MIB + i * MIB));
    const used = Array.from({ length: rows }, (_, i) => (i < 5 ? 10 * MIB * (i + 1) : 60 * MIB + i * MIB));
    const history = split(JVM, new Array<number>(rows).fill(200 * MIB), [
      series('jvm_memory_used_bytes', used, { area: 'heap', id: 'G1 Old Gen' }),
      series('jvm_gc_live_data_size_bytes', live),
    ]);
    expect(bytesOf(history, 'jvm_heap_used')?.slice(3, 6)).toEqual([40 * MIB, 50 * MIB, null]);
    expect(bytesOf(history, 'jvm_heap_live')?.slice(3, 6)).toEqual([null, null, 25 * MIB]);
    expect(history && findRuntimeGrowth(history)).toEqual([
      { part: 'jvm_heap_live', slopeBytesPerHour: 60 * MIB },
      { part: 'jvm_heap_garbage', slopeBytesPerHour: 0 },
      { part: 'native', slopeBytesPerHour: -60 * MIB },
    ]);
  });

  test('any series of any runtime: every row sums to anonymous memory, or is a gap', () => {
    const count = 6;
    const anyValue = fc.option(fc.oneof(fc.nat(2 ** 28), fc.constantFrom(-1, 0, 0.5, NaN, Infinity, 2 ** 60)));
    const anyRow = fc.array(anyValue, { minLength: count, maxLength: count });
    for (const spec of RUNTIMES) {
      const names = [
        ...new Set(
          [...spec.flavours.map((f) => f.detect), ...Object.values(spec.values).flat()].flatMap((rule) => rule.names)
        ),
      ];
      let rowsSplit = 0;
      fc.assert(
        fc.property(
          fc.array(fc.option(fc.nat(2 ** 30)), { minLength: count, maxLength: count }),
          fc.array(anyRow, { minLength: names.length, maxLength: names.length }),
          (anon, values) => {
            const labels = { area: 'heap', id: 'direct', type: 'heap', pool: 'G1 Old Gen', jvm_memory_type: 'heap' };
            const all = names.map((name, i) => series(name.replace('*', 'x_'), values[i], labels));
            const history = split(spec, anon, all, all);
            history?.anonBytes.forEach((whole, row) => {
              const bytes = history.parts.map((part) => part.bytes[row]).filter((value) => value !== null);
              const reserved = history.parts.map((part) => part.reservedBytes[row] ?? 0);
              if (whole === null) {
                expect(bytes).toEqual([]);
              } else {
                rowsSplit++;
                expect(bytes.reduce((sum, value) => sum + value, 0)).toBe(whole);
                expect(Math.min(0, ...bytes, ...reserved)).toBe(0);
              }
            });
          }
        ),
        { numRuns: 200, seed: 7 }
      );
      expect([spec.name, rowsSplit > 50]).toEqual([spec.name, true]);
    }
  });
});

describe('joinReadings(readings)', () => {
  test('all numbers of a moment come from one target', () => {
    const read = (heap: Array<number | null>, inuse: Array<number | null>) =>
      readRuntime(
        GO,
        [series('go_memstats_heap_alloc_bytes', heap), series('go_memstats_heap_inuse_bytes', inuse)],
        [],
        3
      )!;
    const joined = joinReadings([read([null, 5, 6], [null, null, 7]), read([1, 2, null], [3, 4, null])]);
    expect(joined?.present).toEqual([true, true, true]);
    expect(joined?.values.get('heapAlloc')?.values).toEqual([1, 5, 6]);
    // The second moment is of the first target, which did not tell.
    expect(joined?.values.get('heapInuse')?.values).toEqual([3, null, 7]);
  });

  test('no target', () => {
    expect(joinReadings([])).toBeNull();
  });
});
