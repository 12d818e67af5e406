import vectors from '../../../tests/fixtures/kernelVectors.json';
import { NO_READING, type MemoryReading } from '../memory/sample';
import { splitMemory } from '../memory/splitMemory';
import type { RuntimeFigures } from './figures';
import { reportTools, type ToolContext } from './reportTools';
import { sumTerms } from './terms';
import { TOOLS, type ToolId } from './tools';

const MIB = 1024 * 1024;
const mib = (fields: Partial<MemoryReading>): MemoryReading => {
  const reading = { ...NO_READING };
  for (const [field, value] of Object.entries(fields)) {
    reading[field as keyof MemoryReading] = (value ?? NaN) * MIB;
  }
  return reading;
};
const L3 = {
  usageBytes: 300,
  workingSetBytes: 260,
  rssBytes: 180,
  cacheBytes: 100,
  inactiveFileBytes: 40,
  activeFileBytes: 50,
};

function report(reading: MemoryReading, context: ToolContext = {}) {
  const split = splitMemory(reading, { nodeCpus: 2, cgroup: 'v2' });
  const figures = reportTools(split.accepted ? split : null, { nodeCpus: 2, ...context });
  return (id: ToolId) => figures.find((figure) => figure.id === id)!;
}

/** In MiB: usage, working set, docker stats, docker stats before 20.10, rss, cache. */
const SIX = [
  'container_memory_usage_bytes',
  'kubectl_top',
  'docker_stats',
  'docker_stats_19',
  'container_memory_rss',
  'container_memory_cache',
] as const;

describe('reportTools(split, { reading })', () => {
  const FREED = { ...L3, usageBytes: 300, workingSetBytes: 200, rssBytes: 250, cacheBytes: 40, inactiveFileBytes: 100 };
  const CASES: Array<[string, Partial<MemoryReading>, Array<number | null>]> = [
    ['L3', L3, [300, 260, 260, 200, 180, 100]],
    [
      'L3 without file lists',
      { usageBytes: 300, workingSetBytes: 260, rssBytes: 180, cacheBytes: 100 },
      [300, 260, 260, 200, 180, 100],
    ],
    ['L3, lazily freed', { ...FREED, activeFileBytes: 0 }, [300, 200, 200, 260, 250, 40]],
    ['L1', { usageBytes: 300, workingSetBytes: 260, rssBytes: 180 }, [300, 260, 260, null, 180, null]],
    ['L2', { workingSetBytes: 260, rssBytes: 180, cacheBytes: 100 }, [null, 260, 260, null, 180, 100]],
  ];

  test.each(CASES)('%s: as exported', (_, fields, expected) => {
    const reading = mib(fields);
    const toolOf = report(reading, { reading });
    expect(SIX.map((id) => toolOf(id).bytes)).toEqual(expected.map((bytes) => bytes && bytes * MIB));
    expect(SIX.map((id) => toolOf(id).agrees)).not.toContain(false);
  });

  test.each(CASES.filter(([name]) => name !== 'L2'))('%s: the same from the parts alone', (_, fields, expected) => {
    const toolOf = report(mib(fields));
    expect(SIX.map((id) => toolOf(id).bytes)).toEqual(expected.map((bytes) => bytes && bytes * MIB));
  });

  test('L2 with rss above the working set: rss is unknown without its metric; with it the rest was lazily freed', () => {
    const reading = mib({ workingSetBytes: 260, rssBytes: 280, cacheBytes: 100 });
    expect(report(reading)('container_memory_rss')).toMatchObject({
      bytes: null,
      unknownBecause: 'needs container_memory_rss',
    });
    expect(report(reading, { reading })('container_memory_rss')).toMatchObject({
      bytes: 280 * MIB,
      agrees: true,
      terms: [
        { name: 'anon', bytes: 260 * MIB },
        { name: 'lazyfree', bytes: 20 * MIB },
      ],
    });
  });

  test('a measured number that the formula does not give is shown, and said', () => {
    const reading = mib(L3);
    const later = { ...reading, workingSetBytes: 250 * MIB };
    const split = splitMemory(reading, { nodeCpus: 2, cgroup: 'v2' });
    const figures = reportTools(split.accepted ? split : null, { reading: later, nodeCpus: 2 });
    expect(figures.find(({ id }) => id === 'kubectl_top')).toMatchObject({
      bytes: 250 * MIB,
      source: 'measured',
      agrees: false,
      terms: expect.arrayContaining([{ name: 'unexplained', bytes: -10 * MIB }]),
    });
  });

  test('docker prints all of usage where the inactive pages are at least as much', () => {
    const reading = mib({
      ...L3,
      workingSetBytes: 0,
      rssBytes: 200,
      cacheBytes: 95,
      inactiveFileBytes: 300,
      activeFileBytes: 0,
    });
    const toolOf = report(reading, { reading });
    expect(toolOf('docker_stats').bytes).toBe(300 * MIB);
    expect(toolOf('kubectl_top').bytes).toBe(0);
  });

  test('without a split the numbers are shown, and not taken apart', () => {
    const reading = mib({ usageBytes: 63 });
    expect(report(reading, { reading })('oom_killer')).toMatchObject({ bytes: 63 * MIB, terms: null, agrees: null });
    expect(report(NO_READING, { reading: NO_READING })('kubectl_top').bytes).toBeNull();
  });

  test('the working set alone: all else is unknown, and not zero', () => {
    const reading = mib({ usageBytes: 90, workingSetBytes: 63, rssBytes: 0, cacheBytes: 0 });
    for (const toolOf of [report(reading), report(reading, { reading })]) {
      expect(toolOf('kubectl_top')).toMatchObject({
        bytes: 63 * MIB,
        terms: [{ name: 'working_set', bytes: 63 * MIB }],
      });
      expect(toolOf('container_memory_rss')).toMatchObject({
        bytes: null,
        unknownBecause: 'needs container_memory_rss',
      });
      expect(toolOf('container_memory_cache').bytes).toBeNull();
      expect(toolOf('docker_stats_19').bytes).toBeNull();
    }
    expect(report(reading, { reading })('oom_killer')).toMatchObject({ bytes: 90 * MIB, terms: null });
    const runtime = { jvmHeapUsedBytes: 20 * MIB };
    expect(report(reading, { runtime })('jvm_heap')).toMatchObject({ bytes: 20 * MIB, terms: null });
  });

  test.each([
    ['process_res', { processRssBytes: 200 * MIB }, { process_files: 20 }],
    ['process_res', { processRssBytes: 150 * MIB }, { outside_processes: -30 }],
    ['process_pss', { processPssBytes: 190 * MIB }, { process_files: 10 }],
    ['jvm_heap', { jvmHeapUsedBytes: 120 * MIB }, { outside_heap: -60 }],
    ['go_heap', { goHeapBytes: 181 * MIB }, { heap_not_resident: 1 }],
    ['node_heap', { nodeHeapUsedBytes: 180 * MIB }, {}],
    ['free', { hostUsedBytes: 1000 * MIB }, { rest_of_node: 700 }],
  ] as Array<[ToolId, RuntimeFigures, Record<string, number>]>)('%s of %j', (id, runtime, beyond) => {
    const figure = report(mib(L3), { runtime })(id);
    expect(figure.bytes).toBe(Object.values(runtime)[0]);
    expect(sumTerms(figure.terms ?? [])).toBe(figure.bytes);
    expect(Object.fromEntries(figure.terms!.map(({ name, bytes }) => [name, bytes / MIB]))).toMatchObject(beyond);
  });

  test.each(['process_res', 'process_pss', 'jvm_heap', 'go_heap', 'node_heap', 'free'] as const)(
    '%s without its metrics is unknown, and says what it needs',
    (id) => {
      expect(report(mib(L3))(id)).toMatchObject({
        bytes: null,
        terms: null,
        unknownBecause: expect.stringMatching(/^needs (process )?metrics/),
      });
    }
  );

  test('ids are unique, and every figure has its row', () => {
    expect(new Set(TOOLS.map(({ id }) => id)).size).toBe(TOOLS.length);
    expect(reportTools(null)).toHaveLength(TOOLS.length);
    expect(reportTools(null).every(({ bytes, unknownBecause }) => bytes === null && unknownBecause !== null)).toBe(
      true
    );
  });
});

/** Idle groups of real kernels: what the tools would print, computed by hand from the kernel's own files. */
describe('reportTools(split of tests/fixtures/kernelVectors.json)', () => {
  const cases = Object.entries(vectors as Record<string, Record<string, number>>);

  test.each(cases)('%s', (name, vector) => {
    const isV1 = name.startsWith('v1');
    const usage = isV1 ? vector.usage_in_bytes : vector['memory.current'];
    const inactive = isV1 ? vector.total_inactive_file : vector.inactive_file;
    const rss = isV1 ? vector.total_rss : vector.anon;
    const cache = isV1 ? vector.total_cache : vector.file;
    const reading: MemoryReading = {
      usageBytes: usage,
      workingSetBytes: Math.max(0, usage - inactive),
      rssBytes: rss,
      cacheBytes: cache,
      inactiveFileBytes: inactive,
      activeFileBytes: isV1 ? vector.total_active_file : vector.active_file,
      kernelBytes: isV1 ? vector['kmem.usage_in_bytes'] : 0,
      swapBytes: 0,
    };
    const split = splitMemory(reading, { nodeCpus: 2, cgroup: isV1 ? 'v1' : 'v2' });
    const figures = reportTools(split.accepted ? split : null, { nodeCpus: 2 });
    const bytes = Object.fromEntries(figures.map((figure) => [figure.id, figure.bytes]));
    if (!split.accepted) {
      expect(name).toMatch(/podc2$|settling/);
      return;
    }
    // A difference of up to the tolerance is what cutting the skew of a sample leaves.
    const near = (value: number | null, expected: number) =>
      expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(split.skewBytes);
    expect(bytes.oom_killer).toBe(usage);
    near(bytes.kubectl_top, Math.max(0, usage - inactive));
    near(bytes.docker_stats, usage - inactive);
    near(bytes.container_memory_rss, rss);
    near(bytes.container_memory_cache, cache);
  });
});
