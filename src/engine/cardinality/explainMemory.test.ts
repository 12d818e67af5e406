import fc from 'fast-check';
import { CLIENT_LIBRARIES, estimateLabelSetBytes, findClientLibrary } from './clientLibraries';
import { explainMemory, isCardinalityLeak, toTypicalGrowth, type MemoryInput } from './explainMemory';

const MIB = 1024 * 1024;
const line = (from: number, to: number, count = 60) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const explain = (input: Partial<MemoryInput>) =>
  explainMemory({ samples: [], memoryBytes: [], estimatedBytes: null, quietReplicaGrowthBytes: [], ...input });

describe('explainMemory(input)', () => {
  test('series and memory rise together, the replica does not', () => {
    const found = explain({
      samples: line(100, 8100),
      memoryBytes: line(50 * MIB, 150 * MIB),
      estimatedBytes: MIB,
      quietReplicaGrowthBytes: [2 * MIB, 1 * MIB, 3 * MIB],
    });
    expect(found).toMatchObject({
      coupled: true,
      correlation: expect.closeTo(1, 9),
      bytesPerSeries: expect.closeTo(13107.2, 6),
    });
    // Medians of the first and last tenth are 95 MiB / 100 MiB apart x 100; the replicas gained 2 MiB.
    expect(found.memoryGrowthBytes).toBeCloseTo((100 * MIB * 54) / 59, 3);
    expect(found.explainedBytes).toBeCloseTo(found.memoryGrowthBytes! - 2 * MIB, 3);
    expect(isCardinalityLeak({ kind: 'blow-up' }, found)).toBe(true);
    expect(isCardinalityLeak({ kind: 'bounded' }, found)).toBe(false);
  });

  test('the replica grows as much without new series: not the cause, the estimate stands', () => {
    const found = explain({
      samples: line(100, 8100),
      memoryBytes: line(50 * MIB, 150 * MIB),
      estimatedBytes: MIB,
      quietReplicaGrowthBytes: [95 * MIB],
    });
    expect(found).toMatchObject({ coupled: false, explainedBytes: MIB });
  });

  test('without a replica a sentence says that it proves little', () => {
    const { evidence } = explain({ samples: line(100, 8100), memoryBytes: line(50 * MIB, 150 * MIB) });
    expect(evidence[1]).toBe(
      'No replica without growing series is there to compare with: two lines that rise prove little alone.'
    );
  });

  test('a hundred series cannot explain a gigabyte', () => {
    const found = explain({ samples: line(100, 200), memoryBytes: line(50 * MIB, 1074 * MIB) });
    expect(found.explainedBytes).toBeCloseTo((65536 * 100 * 54) / 59, 0);
    expect(found.evidence.join(' ')).toContain('more than series alone are known to need');
  });

  test.each<[string, Partial<MemoryInput>, number | null, boolean | null]>([
    ['flat memory', { samples: line(100, 8100), memoryBytes: line(MIB, MIB), estimatedBytes: 5000 }, 5000, null],
    ['falling memory', { samples: line(100, 8100), memoryBytes: line(99 * MIB, MIB), estimatedBytes: 5000 }, 0, false],
    ['unknown memory', { samples: line(100, 8100), estimatedBytes: 5000 }, 5000, null],
    ['nothing known', {}, null, null],
    ['gaps only', { samples: [null, null], memoryBytes: [null, null] }, null, null],
  ])('%s', (_, input, explainedBytes, coupled) => {
    expect(explain(input)).toMatchObject({ explainedBytes, coupled });
  });

  test('any input: explained is finite and, where growth is known, at most it or the estimate', () => {
    const list = fc.array(fc.option(fc.nat({ max: 2 ** 40 }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(list, list, fc.array(fc.integer()), (samples, memoryBytes, quietReplicaGrowthBytes) => {
        const found = explain({ samples, memoryBytes, quietReplicaGrowthBytes, estimatedBytes: 1000 });
        expect(Number.isFinite(found.explainedBytes)).toBe(true);
        expect(found.explainedBytes).toBeLessThanOrEqual(Math.max(1000, found.memoryGrowthBytes ?? 0));
        expect(found.explainedBytes).toBeGreaterThanOrEqual(0);
        expect(found.evidence.length).toBeGreaterThan(0);
      })
    );
  });
});

test('toTypicalGrowth: one spike does not count', () => {
  expect(toTypicalGrowth([...line(10, 10, 39), 900])).toBe(0);
  expect(toTypicalGrowth([1, 2, 3])).toBe(null);
});

describe('findClientLibrary(names)', () => {
  test.each([
    [['jvm_gc_live_data_size_bytes', 'x'], 'micrometer'],
    [['go_goroutines'], 'client_golang'],
    [['nodejs_version_info'], 'prom-client'],
    [['python_info'], 'prometheus_client'],
    [['go_goroutines', 'python_info'], undefined],
    [['go_goroutines', 'ruby_process_start_time_seconds'], undefined],
    [[], undefined],
  ])('%j is %s', (names, library) => {
    expect(findClientLibrary(names)?.name).toBe(library);
  });

  // Memory catalog, section 7.3.
  test.each([
    ['client_golang', 'counter', 1000, 538_000],
    ['client_golang', 'histogram', 674, 897_094],
    ['prom-client', 'gauge', 10, 1880],
    ['prometheus_client', 'histogram', 1, 3994],
    ['client_java', 'counter', 1000, null],
  ] as const)('%s, %s, %i label sets', (name, type, labelSets, bytes) => {
    const library = CLIENT_LIBRARIES.find((one) => one.name === name)!;
    expect(estimateLabelSetBytes(library, type, labelSets)).toBe(bytes);
  });
});
