import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { collectRuntime, type RuntimeAnatomy } from '../../src/collect/facts/runtimes/collectRuntime';
import { type ContainerKey, findRuntimeGrowth } from '../../src/engine';
import { readManifest, type RecordedContainer } from '../fixtures/readRecorded.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

/** Every recorded container with a runtime, through a real Prometheus: its parts sum to anonymous memory. */
const CONTAINERS = readManifest().scenarios.flatMap((scenario) =>
  scenario.pods.flatMap(({ pod, containers }) =>
    containers.map(({ name, runtime }) => ({
      scenario,
      runtime,
      title: `${scenario.id} ${pod}/${name}`,
      key: { cluster: null, namespace: scenario.namespace, pod, container: name } satisfies ContainerKey,
    }))
  )
);

/** The recorder's names. Process-exporter is a Go program; the C program exports nothing. */
const RUNTIME_OF: Record<NonNullable<RecordedContainer['runtime']>, string | null> = {
  jvm: 'jvm',
  go: 'go',
  node: 'node',
  python: 'python',
  ruby: 'ruby',
  procexp: 'go',
  native: null,
};

let prometheus: RecordedPrometheus;
beforeAll(async () => {
  prometheus = await startRecordedPrometheus();
}, 300_000);
afterAll(() => prometheus?.stop());

async function runtimeOf(key: ContainerKey, stepSeconds = 60): Promise<RuntimeAnatomy> {
  const client = connect(prometheus.url);
  const asked = { key, atSeconds: prometheus.endSeconds, windowSeconds: WINDOW_SECONDS, clusterLabel: null };
  const anatomy = await collectAnatomy(sessionOf(client), { ...asked, stepSeconds });
  return collectRuntime(sessionOf(client), { ...asked, ...anatomy, stepSeconds: anatomy.stepSeconds });
}

const counted = { split: 0, conflicts: 0, missing: 0, skewed: 0 };

describe('collectRuntime(recorded container)', () => {
  test.each(CONTAINERS.filter(({ runtime }) => RUNTIME_OF[runtime ?? '']))(
    '$title: parts and the native remainder sum to anonymous memory in every sample',
    async ({ key, runtime, title }) => {
      const { history, cost, warnings, join, ...found } = await runtimeOf(key);
      expect(found.runtime).toBe(RUNTIME_OF[runtime ?? '']);
      expect(join).toEqual({ scope: 'container', container: key.container, rule: 'label' });
      expect(warnings).toEqual([]);
      expect(cost.requests).toBeLessThanOrEqual(3);
      if (!history) {
        throw new Error(`${title} was not split.`);
      }
      history.anonBytes.forEach((whole, row) => {
        const bytes = history.parts.map((part) => part.bytes[row]).filter((value) => value !== null);
        if (whole === null) {
          expect(bytes).toEqual([]);
        } else {
          expect(bytes.reduce((sum, value) => sum + value, 0)).toBe(whole);
          expect(Math.min(...bytes)).toBeGreaterThanOrEqual(0);
        }
      });
      const { splitSamples, conflictSamples, missingSamples, skewedSamples } = history;
      counted.split += splitSamples;
      counted.conflicts += conflictSamples;
      counted.missing += missingSamples;
      counted.skewed += skewedSamples;
      expect(splitSamples).toBeGreaterThan(2400);
      expect(conflictSamples / splitSamples).toBeLessThan(0.005);
      expect(missingSamples / splitSamples).toBeLessThan(0.04);
    }
  );

  afterAll(() => {
    process.stdout.write(
      `recorded samples: ${counted.split} split by a runtime, ${counted.conflicts} conflicts, ` +
        `${counted.missing} without the runtime, ${counted.skewed} cut within the tolerance\n`
    );
  });

  /**
   * What the recorder says that leaks, and the part that grows most. A goroutine that never ends holds its stack and,
   * in o07, a buffer of 8 KiB: the buffers are heap, and more than the stacks.
   */
  test.each([
    ['o01-jvm-registry-canary', 'jvm_heap', 'jvm_heap_live'],
    ['o07-go-goroutines', 'go_goroutines', 'go_heap_live'],
    ['o08-go-list', 'go_heap', 'go_heap_live'],
    ['o09-node-map', 'node_heap', 'node_heap_live'],
    ['o22-jvm-direct', 'jvm_direct', 'jvm_direct'],
    ['o23-jvm-deflater', 'jvm_native', 'native'],
    ['o25-jvm-threads', 'jvm_threads', 'jvm_thread_stacks'],
    ['o27-node-buffers', 'node_external', 'node_external'],
    ['o05-ruby-prefork', 'process_worker', 'native'],
  ])('%s: of a leak in %s, %s grows most', async (id, component, part) => {
    const culprit = CONTAINERS.find(
      ({ scenario, key }) =>
        scenario.id === id && scenario.culprit?.pod === key.pod && scenario.culprit?.container === key.container
    );
    expect(culprit?.scenario).toMatchObject({ label: 'leak', component });
    const { history } = await runtimeOf(culprit!.key, 600);
    const growth = history ? findRuntimeGrowth(history) : [];
    expect(growth[0]?.part).toBe(part);
    expect(growth[0].slopeBytesPerHour).toBeGreaterThan(1.5 * Math.max(0, growth[1].slopeBytesPerHour));
  });

  const last = (values: ReadonlyArray<number | null> | undefined) => values?.filter((value) => value !== null).at(-1);
  const find = (id: string, container = 'app') =>
    CONTAINERS.find(({ scenario, key }) => scenario.id === id && key.container === container)!.key;

  test('o07-go-goroutines: stacks grow, and the number of goroutines explains it', async () => {
    const { history, evidence } = await runtimeOf(find('o07-go-goroutines'), 600);
    const stacks =
      history?.parts.find(({ name }) => name === 'go_stacks')?.bytes.filter((value) => value !== null) ?? [];
    expect((stacks.at(-1) ?? 0) / stacks[0]).toBeGreaterThan(10);
    expect(last(evidence.find(({ name }) => name === 'go_goroutines')?.values)).toBeGreaterThan(7000);
  });

  test('o20-oomloop: Python has one part, over all restarts', async () => {
    const { history } = await runtimeOf(find('o20-oomloop'));
    expect(history?.parts.map(({ name }) => name)).toEqual(['native']);
  });

  test('o05-ruby-prefork: two of the workers hold most, and nearly all of the growth', async () => {
    const { processes, processCount, processHistories } = await runtimeOf(find('o05-ruby-prefork', 'web'));
    expect(processCount).toBe(5);
    expect(processHistories).toHaveLength(5);
    expect(processes).toMatchObject({
      measure: 'pss',
      heavy: { count: 2, of: 5, share: expect.closeTo(0.8, 1) },
      growing: { count: 2, of: 5, share: expect.closeTo(0.92, 1) },
    });
    // The manifest names the processes that were poisoned.
    expect(processes?.processes.slice(0, 2).map(({ name }) => name.split(';')[2])).toEqual(['4429', '4426']);
  });

  /** What the program itself exports, at the last sample of its container. */
  test.each([
    ['o08-go-list', 'goHeapBytes', 'go_memstats_heap_alloc_bytes', true],
    ['o09-node-map', 'nodeHeapUsedBytes', 'nodejs_heap_size_used_bytes', true],
    ['o01-jvm-registry-canary', 'jvmHeapUsedBytes', 'sum without (id) (jvm_memory_used_bytes{area="heap"})', false],
  ] as const)(
    '%s: %s is what the runtime says, and the RSS of its only process too',
    async (id, figure, expr, hasRss) => {
      const key = find(id);
      const { figures, processCount } = await runtimeOf(key);
      const client = connect(prometheus.url);
      const exported = async (selector: string) => {
        const { vector } = await client.instant({ expr: selector, atSeconds: prometheus.endSeconds });
        return vector.find(({ labels }) => labels.pod === key.pod && labels.container === key.container)?.value;
      };
      expect(figures[figure]).toBe(await exported(expr));
      expect(figures[figure]).toBeGreaterThan(1_000_000);
      expect(processCount).toBe(1);
      // Micrometer exports no RSS.
      expect(figures.processRssBytes).toBe(hasRss ? await exported('process_resident_memory_bytes') : null);
      expect(figures.processPssBytes).toBeNull();
    }
  );

  test('o05-ruby-prefork: the PSS of all workers, and no RSS, because one worker tells of itself only', async () => {
    const { figures, processes } = await runtimeOf(find('o05-ruby-prefork', 'web'));
    expect(figures).toEqual({ processPssBytes: processes?.totalBytes, processRssBytes: null });
  });

  test('o04-sidecar-c: the C program has no runtime, and the Go metrics of its neighbour are not taken for it', async () => {
    expect(await runtimeOf(find('o04-sidecar-c', 'log-shipper'))).toMatchObject({
      runtime: null,
      join: null,
      history: null,
      processes: null,
      warnings: [],
    });
  });

  test('a container that does not exist costs nothing', async () => {
    const key = { ...CONTAINERS[0].key, container: 'no "such" \\ {container}\n' };
    expect(await runtimeOf(key)).toMatchObject({ runtime: null, history: null, cost: { requests: 0 } });
  });
});
