import fc from 'fast-check';
import type { MemoryReading } from '../memory/sample';
import { splitMemory } from '../memory/splitMemory';
import { reconcile } from './reconcile';
import { reportTools, type ToolContext } from './reportTools';
import { sumTerms } from './terms';
import type { ToolId } from './tools';

const MIB = 1024 * 1024;

/** Architecture, section 1, incident S1: 600 MiB became 1.4 GiB, the heap is flat, kubectl top says 635 MiB. */
const MISSING_800_MB: MemoryReading = {
  usageBytes: 1435 * MIB,
  workingSetBytes: 636 * MIB,
  rssBytes: 560 * MIB,
  cacheBytes: 820 * MIB,
  inactiveFileBytes: 799 * MIB,
  activeFileBytes: 21 * MIB,
  kernelBytes: 0,
  swapBytes: 0,
};

function figuresOf(reading: MemoryReading, context: ToolContext = {}) {
  const split = splitMemory(reading, { nodeCpus: 2, cgroup: 'v2' });
  return reportTools(split.accepted ? split : null, { reading, nodeCpus: 2, ...context });
}

describe('reconcile(first, second)', () => {
  const all = figuresOf(MISSING_800_MB, {
    runtime: { processRssBytes: 640 * MIB, jvmHeapUsedBytes: 400 * MIB },
  });
  const toolOf = (id: ToolId) => all.find((figure) => figure.id === id)!;

  test.each<[ToolId, ToolId, string]>([
    [
      'kubectl_top',
      'container_memory_usage_bytes',
      'kubectl top shows 636 MiB and container_memory_usage_bytes 1.4 GiB: the difference of 799 MiB is inactive page cache (799 MiB), which the kernel drops when memory is short.',
    ],
    [
      'container_memory_working_set_bytes',
      'container_memory_rss',
      'container_memory_working_set_bytes shows 636 MiB and container_memory_rss 560 MiB: the difference of 76.0 MiB is kernel memory, sockets and other (55.0 MiB), which is held for the container outside of its processes, and active page cache (21.0 MiB).',
    ],
    [
      'process_res',
      'container_memory_rss',
      'RES of ps and top shows 640 MiB and container_memory_rss 560 MiB: the difference of 80.0 MiB is files and shared memory that the processes map (80.0 MiB), which may be charged elsewhere, or counted once for each process.',
    ],
    [
      'kubectl_top',
      'jvm_heap',
      'kubectl top shows 636 MiB and JVM heap used 400 MiB: the difference of 236 MiB is anonymous memory outside of the heap (160 MiB), which holds stacks, native memory and what the runtime keeps free, kernel memory, sockets and other (55.0 MiB), and active page cache (21.0 MiB).',
    ],
    [
      'process_res',
      'kubectl_top',
      'RES of ps and top shows 640 MiB and kubectl top 636 MiB: the difference of 4.0 MiB is files and shared memory that the processes map (80.0 MiB), which may be charged elsewhere, or counted once for each process, less kernel memory, sockets and other (55.0 MiB), which is held for the container outside of its processes, and active page cache (21.0 MiB).',
    ],
    [
      'kubectl_top',
      'crictl_stats',
      'kubectl top and crictl stats both show 636 MiB: both are all parts less inactive page cache and lazily freed memory.',
    ],
    [
      'kubectl_top',
      'docker_stats',
      'kubectl top and docker stats both show 636 MiB: at this moment nothing is in what only one of them counts.',
    ],
    ['go_heap', 'kubectl_top', 'Go heap is unknown, because it needs metrics of the Go runtime.'],
    [
      'kubectl_top',
      'free',
      'free inside the container is unknown, because it needs metrics of the node (node_exporter).',
    ],
  ])('%s and %s', (first, second, sentence) => {
    expect(reconcile(toolOf(first), toolOf(second)).sentence).toBe(sentence);
  });

  test('the other way round the parts have the other sign', () => {
    expect(reconcile(toolOf('container_memory_usage_bytes'), toolOf('kubectl_top'))).toMatchObject({
      bytes: 799 * MIB,
      parts: [{ name: 'inactive_file', bytes: 799 * MIB }],
    });
    expect(reconcile(toolOf('kubectl_top'), toolOf('container_memory_usage_bytes')).parts).toEqual([
      { name: 'inactive_file', bytes: -799 * MIB },
    ]);
  });

  test('numbers that could not be taken apart are not explained by guesses', () => {
    const windows = figuresOf({ ...MISSING_800_MB, rssBytes: 0, cacheBytes: 0 });
    const find = (id: ToolId) => windows.find((figure) => figure.id === id)!;
    expect(reconcile(find('container_memory_usage_bytes'), find('kubectl_top'))).toEqual({
      bytes: 799 * MIB,
      sentence:
        'container_memory_usage_bytes shows 1.4 GiB and kubectl top 636 MiB: the difference of 799 MiB cannot be taken apart with the metrics that there are.',
      parts: [{ name: 'unexplained', bytes: 799 * MIB }],
    });
    expect(find('container_memory_rss').bytes).toBeNull();
    expect(find('docker_stats_19').bytes).toBeNull();
    expect(reconcile(find('kubectl_top'), find('crictl_stats')).sentence).toMatch(/^kubectl top and crictl stats both/);
  });

  test('of any reading and any two tools, the parts sum to the difference to the byte', () => {
    const bytes = fc.option(fc.integer({ min: 0, max: 2 ** 40 }), { nil: null });
    const reading = fc.record({
      usageBytes: bytes,
      workingSetBytes: bytes,
      rssBytes: bytes,
      cacheBytes: bytes,
      inactiveFileBytes: bytes,
      activeFileBytes: bytes,
      kernelBytes: bytes,
      swapBytes: bytes,
    });
    const consistent = fc
      .tuple(fc.nat(2 ** 32), fc.nat(2 ** 32), fc.nat(2 ** 28), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4))
      .map(([rss, cache, beyond, share, kind]): MemoryReading => {
        const inactive = Math.round(cache * share) + (kind === 1 ? Math.round(rss / 2) : 0);
        const usage = rss + cache + beyond;
        return {
          usageBytes: kind === 2 ? null : usage,
          workingSetBytes: Math.max(0, usage - inactive),
          rssBytes: rss,
          cacheBytes: kind === 3 ? null : cache,
          inactiveFileBytes: kind === 4 ? null : inactive,
          activeFileBytes: kind === 4 ? null : Math.max(0, cache - inactive),
          kernelBytes: beyond,
          swapBytes: 0,
        };
      });
    const runtime = fc.record({
      processRssBytes: bytes,
      processPssBytes: bytes,
      jvmHeapUsedBytes: bytes,
      goHeapBytes: bytes,
      nodeHeapUsedBytes: bytes,
      hostUsedBytes: bytes,
    });
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(reading, consistent), runtime, fc.boolean(), (one, figures, withReading) => {
        const split = splitMemory(one, { nodeCpus: 4, cgroup: 'v1' });
        accepted += split.accepted ? 1 : 0;
        const tools = reportTools(split.accepted ? split : null, {
          reading: withReading ? one : undefined,
          runtime: figures,
          nodeCpus: 4,
        });
        // No expect in the loops: there are 250,000 pairs.
        const wrong: string[] = [];
        for (const first of tools) {
          if (first.terms !== null && sumTerms(first.terms) !== first.bytes) {
            wrong.push(first.id);
          }
          for (const second of tools) {
            const { bytes: difference, parts, sentence } = reconcile(first, second);
            const expected = first.bytes === null || second.bytes === null ? null : first.bytes - second.bytes;
            const isSentence = /^[A-Za-z][^<>]*\.$/.test(sentence) && !/undefined|NaN|null/.test(sentence);
            if (difference !== expected || sumTerms(parts) !== (expected ?? 0) || !isSentence) {
              wrong.push(`${first.id} and ${second.id}: ${sentence}`);
            }
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300, seed: 20261121 }
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
