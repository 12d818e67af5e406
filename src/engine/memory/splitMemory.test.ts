import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_READING, type CgroupVersion, type MemoryReading } from './sample';
import { splitMemory, type AcceptedSplit, type Split } from './splitMemory';

/** Snapshots of real kernels (Linux 6.1 and 6.12). Source: tests/fixtures/README.md. */
const VECTORS: Record<string, Record<string, number>> = JSON.parse(
  readFileSync(join(__dirname, '../../../tests/fixtures/kernelVectors.json'), 'utf8')
);
/** The machine they were taken on. */
const NODE_CPUS = 2;
const MIB = 1024 * 1024;

/** What cAdvisor would export of a snapshot. Source: memory catalog, section 2.1. */
function toReading(name: string): {
  reading: MemoryReading;
  cgroup: CgroupVersion;
  truth: { tmpfs: number; kernel: number };
} {
  const vector = VECTORS[name];
  if (name.startsWith('v1')) {
    return {
      cgroup: 'v1',
      truth: { tmpfs: vector.total_shmem, kernel: vector['kmem.usage_in_bytes'] },
      reading: {
        usageBytes: vector.usage_in_bytes,
        workingSetBytes: Math.max(0, vector.usage_in_bytes - vector.total_inactive_file),
        rssBytes: vector.total_rss,
        cacheBytes: vector.total_cache,
        inactiveFileBytes: vector.total_inactive_file,
        activeFileBytes: vector.total_active_file,
        kernelBytes: vector['kmem.usage_in_bytes'],
        swapBytes: vector.total_swap,
      },
    };
  }
  return {
    cgroup: 'v2',
    truth: { tmpfs: vector.shmem, kernel: vector.kernel + vector.sock },
    reading: {
      usageBytes: vector['memory.current'],
      workingSetBytes: Math.max(0, vector['memory.current'] - vector.inactive_file),
      rssBytes: vector.anon,
      cacheBytes: vector.file,
      inactiveFileBytes: vector.inactive_file,
      activeFileBytes: vector.active_file,
      // cAdvisor never fills it on cgroup v2.
      kernelBytes: 0,
      swapBytes: vector['memory.swap.current'],
    },
  };
}

const bytesOf = (split: Split, name: string): number =>
  split.accepted ? (split.parts.find((part) => part.name === name)?.bytes ?? 0) : NaN;

function expectToSum(split: AcceptedSplit): void {
  expect(split.parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(split.wholeBytes);
  expect(Math.min(...split.parts.map((part) => part.bytes))).toBeGreaterThanOrEqual(0);
}

describe('splitMemory(kernel snapshot)', () => {
  const inconsistent = ['v2-6.12/podc2'];
  const names = Object.keys(VECTORS);

  test('there are snapshots of both cgroup versions', () => {
    expect(names.filter((name) => name.startsWith('v1')).length).toBeGreaterThanOrEqual(15);
    expect(names.filter((name) => name.startsWith('v2')).length).toBeGreaterThanOrEqual(20);
  });

  describe.each([
    ['L3', (reading: MemoryReading) => reading],
    ['L3 without inactive_file', (reading: MemoryReading) => ({ ...reading, inactiveFileBytes: null })],
    ['L3 without active_file', (reading: MemoryReading) => ({ ...reading, activeFileBytes: null })],
    ['L2', (reading: MemoryReading) => ({ ...reading, usageBytes: null })],
    ['L1', (reading: MemoryReading) => ({ ...reading, cacheBytes: null })],
  ])('%s', (level, reduce) => {
    test.each(names.filter((name) => !inconsistent.includes(name)))(
      '%s sums to the whole, no part negative',
      (name) => {
        const { reading, cgroup } = toReading(name);
        const reduced = reduce(reading);
        const split = splitMemory(reduced, { nodeCpus: NODE_CPUS, cgroup });
        if (level.includes('without inactive') && reduced.workingSetBytes === 0) {
          expect(split).toEqual({ accepted: false, reason: 'missing' });
          return;
        }
        expect(split).toMatchObject({ accepted: true, level: level.slice(0, 2) });
        expectToSum(split as AcceptedSplit);
        expect((split as AcceptedSplit).wholeBytes).toBe(level === 'L2' ? reading.workingSetBytes : reading.usageBytes);
      }
    );
  });

  test.each(names.filter((name) => !inconsistent.includes(name)))(
    '%s: tmpfs and kernel agree with the kernel',
    (name) => {
      const { reading, cgroup, truth } = toReading(name);
      const split = splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup }) as AcceptedSplit;
      // Lazily freed memory hides tmpfs of the same size or less, so the difference is what can be checked there.
      const derived = bytesOf(split, 'tmpfs') - bytesOf(split, 'lazyfree');
      const lazyfree = name.includes('madvfree') ? 64 * MIB : 0;
      expect(Math.abs(derived + lazyfree - truth.tmpfs)).toBeLessThanOrEqual(split.toleranceBytes);

      const kernel =
        bytesOf(split, 'kernel') +
        bytesOf(split, 'kernel_sockets_other') -
        (reading.swapBytes ? swapCacheBytes(name) : 0);
      const hugetlb = name.includes('hugetlb') ? 32 * MIB : 0;
      expect(Math.abs(kernel - hugetlb - truth.kernel)).toBeLessThanOrEqual(split.toleranceBytes);
    }
  );

  /** Swap cache that no process maps any more: nowhere in rss or cache. */
  function swapCacheBytes(name: string): number {
    const vector = VECTORS[name];
    const lists =
      vector.inactive_anon + vector.active_anon + vector.inactive_file + vector.active_file + vector.unevictable;
    return Math.max(0, lists - vector.anon - vector.file);
  }

  test.each(inconsistent)('%s was read while it changed: rejected', (name) => {
    const { reading, cgroup } = toReading(name);
    expect(splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup })).toEqual({ accepted: false, reason: 'inconsistent' });
  });

  test.each([
    // Worked by hand in the memory catalog, section 5.
    [
      'v2-6.12/madvfree64',
      { lazyfree: 67104768, anon: 57344, inactive_file: 4096, active_file: 0, tmpfs: 0, kernel_sockets_other: 192512 },
    ],
    ['v2-6.12/tmpfs64', { tmpfs: 67112960, lazyfree: 0 }],
    ['v2-6.12/tcp20', { kernel_sockets_other: 53891072 }],
    ['v1-6.1/tcp20', { kernel: 393216 }],
    ['v2-6.12/pageout64', { kernel_sockets_other: 67297280 }],
  ])('%s -> %j', (name, expected) => {
    const { reading, cgroup } = toReading(name);
    const split = splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup });
    for (const [part, bytes] of Object.entries(expected)) {
      expect([part, bytesOf(split, part)]).toEqual([part, bytes]);
    }
  });

  test('v2-6.12/pageout64 hints at the swap cache', () => {
    const { reading, cgroup } = toReading('v2-6.12/pageout64');
    expect(splitMemory(reading, { nodeCpus: NODE_CPUS, cgroup })).toMatchObject({ possiblySwapCache: true });
  });
});

describe('splitMemory(made-up reading)', () => {
  const reading = (bytes: Partial<MemoryReading>): MemoryReading => ({ ...NO_READING, ...bytes });

  test.each<[string, Partial<MemoryReading>, Split['accepted'], object]>([
    ['nothing', {}, false, { reason: 'missing' }],
    ['usage only', { usageBytes: 5 * MIB }, false, { reason: 'missing' }],
    [
      'working set only (Windows)',
      { workingSetBytes: 5 * MIB },
      true,
      { level: 'L1', whole: 'workingSet', parts: [{ name: 'working_set', bytes: 5 * MIB, certainty: 'certain' }] },
    ],
    ['working set 0 and nothing else', { workingSetBytes: 0 }, false, { reason: 'zero-means-unknown' }],
    [
      'Windows from a kubelet: what was committed is not the whole',
      { usageBytes: 900 * MIB, workingSetBytes: 50 * MIB, rssBytes: 0 },
      true,
      { level: 'L1', whole: 'workingSet', wholeBytes: 50 * MIB, skewBytes: 0 },
    ],
    [
      'no inactive file, working set 0',
      { usageBytes: MIB, rssBytes: MIB, cacheBytes: 0, workingSetBytes: 0 },
      false,
      { reason: 'missing' },
    ],
    [
      'rss and cache 0 (Kubernetes 1.20)',
      { usageBytes: 90 * MIB, rssBytes: 0, cacheBytes: 0, workingSetBytes: 80 * MIB, inactiveFileBytes: 0 },
      true,
      { level: 'L1', whole: 'workingSet', parts: [{ name: 'working_set', bytes: 80 * MIB }] },
    ],
    [
      'the same without usage',
      { rssBytes: 0, workingSetBytes: 80 * MIB },
      true,
      { level: 'L1', parts: [{ name: 'working_set' }] },
    ],
    [
      'the same without a working set',
      { usageBytes: 90 * MIB, rssBytes: 0, cacheBytes: 0 },
      false,
      { reason: 'missing' },
    ],
    [
      'kernel 0 on cgroup v2: the rest is not called kernel memory',
      { usageBytes: 90 * MIB, rssBytes: 50 * MIB, cacheBytes: 0, inactiveFileBytes: 0, kernelBytes: 0 },
      true,
      { parts: expect.arrayContaining([expect.objectContaining({ name: 'kernel_sockets_other', bytes: 40 * MIB })]) },
    ],
    ['NaN', { usageBytes: NaN, rssBytes: 1, cacheBytes: 1, workingSetBytes: 1 }, false, { reason: 'not-a-number' }],
    ['infinite', { usageBytes: Infinity, rssBytes: 1, cacheBytes: 1 }, false, { reason: 'not-a-number' }],
    ['negative', { usageBytes: 9, rssBytes: -1, cacheBytes: 1 }, false, { reason: 'not-a-number' }],
    ['hardly negative', { usageBytes: 9, rssBytes: -0.4, cacheBytes: 1 }, false, { reason: 'not-a-number' }],
    ['beyond 2^53', { usageBytes: 1.8e19, rssBytes: 1, cacheBytes: 1 }, false, { reason: 'not-a-number' }],
    [
      'all zero: nothing that runs uses none',
      { usageBytes: 0, rssBytes: 0, cacheBytes: 0, workingSetBytes: 0, inactiveFileBytes: 0 },
      false,
      { reason: 'zero-means-unknown' },
    ],
    [
      'parts 900 KiB above the whole',
      { usageBytes: 100 * MIB, rssBytes: 100 * MIB + 900 * 1024, cacheBytes: 0, inactiveFileBytes: 0 },
      true,
      { skewBytes: 900 * 1024 },
    ],
    [
      'parts 2 MiB above the whole',
      { usageBytes: 100 * MIB, rssBytes: 102 * MIB, cacheBytes: 0, inactiveFileBytes: 0 },
      false,
      { reason: 'inconsistent' },
    ],
  ])('%s', (_, bytes, accepted, expected) => {
    expect(splitMemory(reading(bytes), { nodeCpus: NODE_CPUS, cgroup: 'unknown' })).toMatchObject({
      accepted,
      ...expected,
    });
  });

  test('on a node with 64 CPUs 20 MiB of skew are tolerated, on one with 2 they are not', () => {
    const skewed = reading({ usageBytes: 80 * MIB, rssBytes: 100 * MIB, cacheBytes: 0, inactiveFileBytes: 0 });
    expect(splitMemory(skewed, { nodeCpus: 64, cgroup: 'v2' })).toMatchObject({ accepted: true, skewBytes: 20 * MIB });
    expect(splitMemory(skewed, { nodeCpus: 2, cgroup: 'v2' }).accepted).toBe(false);
  });

  test('lazily freed pages beside active cache: they are not counted as inactive cache', () => {
    const bytes = {
      usageBytes: 100 * MIB,
      rssBytes: 70 * MIB,
      cacheBytes: 30 * MIB,
      inactiveFileBytes: 25 * MIB,
      activeFileBytes: 20 * MIB,
    };
    const split = splitMemory(reading(bytes), { nodeCpus: NODE_CPUS, cgroup: 'v2' });
    const found = ['anon', 'lazyfree', 'inactive_file', 'active_file', 'tmpfs'].map(
      (name) => bytesOf(split, name) / MIB
    );
    expect(found).toEqual([55, 15, 10, 20, 0]);
  });

  test('on cgroup v1 a remainder above the tolerance is a part of its own', () => {
    const bytes = {
      usageBytes: 100 * MIB,
      rssBytes: 20 * MIB,
      cacheBytes: 0,
      inactiveFileBytes: 0,
      activeFileBytes: 0,
      kernelBytes: 10 * MIB,
    };
    const split = splitMemory(reading(bytes), { nodeCpus: NODE_CPUS, cgroup: 'v1' });
    expect([bytesOf(split, 'kernel'), bytesOf(split, 'unattributed')]).toEqual([10 * MIB, 70 * MIB]);
  });
});

describe('splitMemory(anything)', () => {
  const bytes = fc.oneof(
    fc.constant(null),
    fc.nat({ max: 2 ** 31 - 1 }),
    fc.double({ min: 0, max: 2 ** 52 }),
    fc.constantFrom(0, -1, NaN, Infinity, -Infinity, 2 ** 53, 1.8e19)
  );
  const anyReading = fc.record({
    usageBytes: bytes,
    workingSetBytes: bytes,
    rssBytes: bytes,
    cacheBytes: bytes,
    inactiveFileBytes: bytes,
    activeFileBytes: bytes,
    kernelBytes: bytes,
    swapBytes: bytes,
  });

  test('sums to the whole without a negative part, or is rejected with a reason', () => {
    fc.assert(
      fc.property(
        anyReading,
        fc.constantFrom<CgroupVersion>('v1', 'v2', 'unknown'),
        fc.option(fc.integer({ min: 1, max: 512 })),
        (reading, cgroup, nodeCpus) => {
          const split = splitMemory(reading, { nodeCpus, cgroup });
          if (split.accepted) {
            expectToSum(split);
          } else {
            expect(split.reason).toMatch(/^(missing|zero-means-unknown|not-a-number|inconsistent)$/);
          }
        }
      ),
      { numRuns: 5000, seed: 20261121 }
    );
  });

  test('plausible readings are mostly accepted', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.nat(2 ** 30),
        fc.nat(2 ** 30),
        fc.nat(2 ** 28),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rss, cache, beyond, share) => {
          const inactive = Math.round(cache * share);
          const usage = rss + cache + beyond;
          const split = splitMemory(
            {
              ...NO_READING,
              usageBytes: usage,
              rssBytes: rss,
              cacheBytes: cache,
              inactiveFileBytes: inactive,
              activeFileBytes: cache - inactive,
              workingSetBytes: usage - inactive,
            },
            { nodeCpus: 4, cgroup: 'v2' }
          );
          accepted += split.accepted ? 1 : 0;
        }
      ),
      { numRuns: 500, seed: 7 }
    );
    expect(accepted).toBeGreaterThanOrEqual(499);
  });
});

test.each([
  ['all zero', { usageBytes: 0, workingSetBytes: 0, rssBytes: 0, cacheBytes: 0, kernelBytes: 0, swapBytes: 0 }],
  ['usage and rss zero, the rest not stored', { usageBytes: 0, workingSetBytes: null, rssBytes: 0, cacheBytes: null }],
  ['working set and rss zero', { usageBytes: null, workingSetBytes: 0, rssBytes: 0, cacheBytes: null }],
])('splitMemory(reading, context): %s is not measured, and not 0 bytes used', (_, known) => {
  const none = { inactiveFileBytes: null, activeFileBytes: null, kernelBytes: null, swapBytes: null };
  expect(splitMemory({ ...none, ...known }, { nodeCpus: 4, cgroup: 'v2' })).toEqual({
    accepted: false,
    reason: 'zero-means-unknown',
  });
});
