import fc from 'fast-check';
import { fillRuntime, type ReportedPart } from './fillRuntime';
import { GO } from './go';
import { JVM } from './jvm';
import { NODE } from './node';
import { readRuntime } from './readRuntime';
import type { RuntimeSpec } from './runtimeSpec';
import { reportParts } from './splitRuntime';

const MIB = 1024 * 1024;
const part = (name: string, certainty: ReportedPart['certainty'], bytes: number): ReportedPart => ({
  name,
  certainty,
  bytes,
});

describe('fillRuntime(anonBytes, parts, toleranceBytes)', () => {
  test.each<[string, number, ReportedPart[], Record<string, [number, number]>, number]>([
    ['all fit', 100, [part('a', 'certain', 30), part('b', 'uncertain', 20)], { a: [30, 0], b: [20, 0] }, 50],
    [
      'certainty decides, not the order of the list',
      100,
      [part('free', 'uncertain', 90), part('maybe', 'probable', 30), part('live', 'certain', 60)],
      { free: [10, 80], maybe: [30, 0], live: [60, 0] },
      0,
    ],
    ['reserved is never resident', 100, [part('a', 'reserved', 40)], { a: [0, 40] }, 100],
    ['a certain part that is cut is skew, not reserved', 100, [part('a', 'certain', 104)], { a: [100, 0] }, 0],
    ['nothing reported: all is native', 100, [], {}, 100],
    ['no anonymous memory', 0, [part('a', 'probable', 7)], { a: [0, 7] }, 0],
    [
      'fractions and negatives',
      10,
      [part('a', 'certain', 2.6), part('b', 'probable', -5)],
      { a: [3, 0], b: [0, 0] },
      7,
    ],
  ])('%s', (_, anonBytes, parts, expected, remainderBytes) => {
    const filled = fillRuntime(anonBytes, parts, 0);
    if (filled.conflict) {
      throw new Error('There is no conflict here.');
    }
    expect(Object.fromEntries(filled.parts.map((one) => [one.name, [one.bytes, one.reservedBytes]]))).toEqual(expected);
    expect(filled.remainderBytes).toBe(remainderBytes);
  });

  test.each([
    ['5 % and the tolerance above', 100 * MIB, 106 * MIB, MIB, 0, false],
    ['more than that', 100 * MIB, 106 * MIB + 1, MIB, 0, true],
    ['an allocator may still hold lazily freed pages', 100 * MIB, 110 * MIB, MIB, 20 * MIB, false],
  ])('conflict: %s', (_, anonBytes, certainBytes, toleranceBytes, lazyfreeBytes, conflict) => {
    const filled = fillRuntime(anonBytes, [part('a', 'certain', certainBytes)], toleranceBytes, lazyfreeBytes);
    expect(filled.conflict).toBe(conflict);
  });

  test('any numbers: the sum is anonymous memory to the byte and nothing is negative, or it is a conflict', () => {
    const anyPart = fc.record({
      name: fc.uuid(),
      certainty: fc.constantFrom<ReportedPart['certainty']>('certain', 'probable', 'uncertain', 'reserved'),
      bytes: fc.oneof(fc.nat(2 ** 31), fc.double({ min: -1e9, max: 2 ** 50, noNaN: true })),
    });
    let splits = 0;
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.array(anyPart, { maxLength: 12 }), fc.nat(2 ** 26), (anon, parts, tolerance) => {
        const filled = fillRuntime(anon, parts, tolerance);
        if (filled.conflict) {
          expect(filled.certainBytes).toBeGreaterThan(1.05 * anon + tolerance);
          return;
        }
        splits++;
        const sum = filled.parts.reduce((total, { bytes }) => total + bytes, filled.remainderBytes);
        expect(sum).toBe(anon);
        const all = filled.parts.flatMap(({ bytes, reservedBytes }) => [bytes, reservedBytes]);
        expect(Math.min(filled.remainderBytes, filled.skewBytes, ...all)).toBeGreaterThanOrEqual(0);
        filled.parts.forEach(({ bytes, reservedBytes, certainty }, i) => {
          const reported = Math.max(0, Math.round(parts[i].bytes));
          expect(certainty === 'certain' ? bytes <= reported : bytes + reservedBytes === reported).toBe(true);
        });
      }),
      { numRuns: 3000, seed: 20261121 }
    );
    expect(splits).toBeGreaterThan(500);
  });
});

/** Runtime vectors of the memory catalog, appendix A, in KiB: what real programs reported, and their RssAnon. */
describe('fillRuntime(measured program)', () => {
  const split = (spec: RuntimeSpec, anonKib: number, series: Array<[string, number, Record<string, string>?]>) => {
    const toSeries = series.map(([name, kib, labels]) => ({
      labels: { __name__: name, ...labels },
      values: [kib * 1024],
    }));
    const reading = readRuntime(spec, toSeries, [], 1);
    const filled = reading && fillRuntime(anonKib * 1024, reportParts(spec, reading, 0), 2 * MIB);
    if (!filled || filled.conflict) {
      throw new Error(`Not split: ${JSON.stringify(filled)}`);
    }
    return {
      ...Object.fromEntries(filled.parts.map(({ name, bytes }) => [name, bytes / 1024])),
      native: filled.remainderBytes / 1024,
      reserved: filled.parts.reduce((sum, { reservedBytes }) => sum + reservedBytes, 0) / 1024,
      skew: filled.skewBytes / 1024,
    };
  };
  const jvm = (
    usedKib: number,
    directKib: number,
    threads: number
  ): Array<[string, number, Record<string, string>?]> => [
    ['jvm_memory_used_bytes', usedKib, { area: 'heap', id: 'G1 Old Gen' }],
    ['jvm_memory_committed_bytes', 262144, { area: 'heap', id: 'G1 Old Gen' }],
    ['jvm_memory_committed_bytes', 10816, { area: 'nonheap', id: 'Metaspace' }],
    ['jvm_memory_committed_bytes', 1408, { area: 'nonheap', id: 'Compressed Class Space' }],
    ['jvm_buffer_memory_used_bytes', directKib, { id: 'direct' }],
    ['jvm_buffer_memory_used_bytes', 500_000, { id: 'mapped' }],
    ['jvm_gc_live_data_size_bytes', 0],
    ['jvm_threads_live_threads', threads / 1024],
  ];

  test.each([
    ['committed heap is not resident', 138481, 0, 0, 141492, { jvm_heap_used: 138481, jvm_metaspace: 3011 }],
    [
      'after a full collection',
      4094,
      0,
      0,
      150260,
      { jvm_heap_used: 4094, jvm_metaspace: 9408, jvm_class_space: 1408 },
    ],
    ['32 MiB of direct buffers', 4094, 32776, 0, 183068, { jvm_direct: 32776 }],
    ['100 threads', 4094, 32776, 100, 192044, { jvm_thread_stacks: 10000 }],
  ])('OpenJDK 17, %s', (_, used, direct, threads, anon, expected) => {
    const parts = split(JVM, anon, jvm(used, direct, threads));
    expect(parts).toMatchObject(expected);
    expect(parts).not.toHaveProperty('jvm_heap_live');
    expect(parts.reserved).toBeGreaterThan(60_000);
  });

  test.each([
    ['busy', 3336, 68892, { go_heap_used: 65645, go_gc_metadata: 0 }],
    ['after FreeOSMemory', 69072, 3456, {}],
  ])('Go 1.19, %s', (name, releasedKib, anonKib, expected) => {
    // After FreeOSMemory only what is left above the released bytes can be in use.
    const heapKib = name === 'busy' ? 65645 : 1000;
    const parts = split(GO, anonKib, [
      ['go_memstats_heap_alloc_bytes', heapKib],
      ['go_memstats_heap_inuse_bytes', heapKib],
      ['go_memstats_heap_idle_bytes', releasedKib + 1000],
      ['go_memstats_heap_released_bytes', releasedKib],
      ['go_memstats_stack_inuse_bytes', 300],
      ['go_memstats_stack_sys_bytes', 300],
      ['go_memstats_mspan_sys_bytes', 1000],
      ['go_memstats_mcache_sys_bytes', 16],
      ['go_memstats_buck_hash_sys_bytes', 4],
      ['go_memstats_other_sys_bytes', 1000],
      ['go_memstats_gc_sys_bytes', 10161],
    ]);
    expect(parts).toMatchObject(expected);
    expect(parts.reserved).toBeGreaterThan(9_000);
  });

  test.each([
    [
      'fresh',
      53396,
      22894,
      1302,
      42516,
      { node_heap_used: 22894, node_external: 1302, node_heap_free: 18320, reserved: 12182 },
    ],
    [
      'an untouched 64 MiB buffer',
      36328,
      20000,
      132374,
      93188,
      { node_external: 73188, node_heap_free: 0, reserved: 75514 },
    ],
  ])('Node 20, %s', (_, total, used, external, anon, expected) => {
    const parts = split(NODE, anon, [
      ['shop_nodejs_heap_size_total_bytes', total],
      ['shop_nodejs_heap_size_used_bytes', used],
      ['shop_nodejs_external_memory_bytes', external],
      // Virtual memory: must not be read.
      ['process_heap_bytes', 230_000],
    ]);
    expect(parts).toMatchObject(expected);
  });
});
