import { readManifest } from '../fixtures/readRecorded.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { buildCli, runCli } from './cliProcess';
import { startRefusingProxy } from './cliRefusingProxy';
import { CONTRACT, findMisfits } from './cliShape';

const NOTHING_FOR_DAYS =
  'There is no container_memory_working_set_bytes of this scope, and there was none in the 7 days before: check the scope, and that the metric is stored.';

/** What runs inside of a container, and a pod as a whole, on the command line. */
jest.setTimeout(60_000);

const sum = (parts: Array<{ bytes: number }>) => parts.reduce((total, { bytes }) => total + bytes, 0);
const toOptions = (names: Record<string, string>) =>
  Object.entries(names).flatMap(([name, value]) => [`--${name}`, value]);

const SCENARIOS = readManifest().scenarios.filter(({ id }) => /^o(01|04|05|07|09|12)-/.test(id));
const RECORDED_PODS = SCENARIOS.flatMap(({ namespace, pods }) => pods.map(({ pod }) => ({ namespace, pod })));
/** One of each runtime. The recorder's other name is a Go program. */
const RECORDED_CONTAINERS = SCENARIOS.flatMap(({ namespace, pods }) =>
  pods.flatMap(({ pod, containers }) =>
    containers
      .filter(({ runtime }) => runtime !== 'native')
      .map(({ name, runtime }) => ({
        namespace,
        pod,
        container: name,
        runtime: runtime === 'procexp' ? 'go' : runtime,
      }))
  )
);

let prometheus: RecordedPrometheus;
let server: string[];
beforeAll(async () => {
  buildCli();
  prometheus = await startRecordedPrometheus();
  server = ['--prometheus', prometheus.url, '--at', String(prometheus.endSeconds)];
}, 300_000);
afterAll(() => prometheus?.stop());

async function runJson(args: string[]) {
  const { exitCode, stdout, stderr } = await runCli([...args, '--format', 'json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('leakscope anatomy --container', () => {
  test.each(RECORDED_CONTAINERS)(
    '$pod $container: the parts of its runtime take the place of anonymous memory',
    async ({ runtime, ...key }) => {
      const anatomy = await runJson(['anatomy', ...server, '--window', '42h', ...toOptions(key)]);
      expect(findMisfits(anatomy, CONTRACT.anatomy)).toEqual([]);
      expect(sum(anatomy.parts)).toBe(anatomy.wholeBytes);
      const inside = anatomy.parts.filter(({ of }: { of?: string }) => of === 'anon');
      expect(new Set(inside.map((part: { runtime: string }) => part.runtime))).toEqual(new Set([runtime]));
      expect(anatomy.parts.map(({ name }: { name: string }) => name)).not.toContain('anon');
      const anon = anatomy.history.parts.find(({ name }: { name: string }) => name === 'anon');
      expect(sum(inside)).toBe(anon.bytes.at(-1));
      anon.bytes.forEach((bytes: number | null, i: number) => {
        const known = anatomy.history.runtimeParts
          .map((part: { bytes: Array<number | null> }) => part.bytes[i])
          .filter((value: number | null) => value !== null);
        expect(known.length === 0 || known.reduce((a: number, b: number) => a + b) === bytes).toBe(true);
      });
      // The tools tell the kernel's numbers, whatever the runtime says.
      const rss = anatomy.tools.find(({ name }: { name: string }) => name === 'container_memory_rss');
      expect(rss.bytes).toBeGreaterThanOrEqual(sum(inside));
    }
  );

  test('what the Java heap has reserved stands beside the parts, and what it uses among the tools', async () => {
    const names = toOptions({ namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' });
    const { beside, parts, wholeBytes, tools } = await runJson(['anatomy', ...server, '--window', '42h', ...names]);
    const ofHeap = parts.filter(({ name }: { name: string }) => /^jvm_heap_(live|garbage|used)$/.test(name));
    expect(tools).toContainEqual(expect.objectContaining({ name: 'JVM heap used', bytes: sum(ofHeap) }));
    expect(tools).toContainEqual(expect.objectContaining({ name: 'Go heap', bytes: null }));
    const table = (await runCli(['anatomy', ...server, '--window', '42h', ...names])).stdout;
    expect(table).toMatch(/^JVM heap used +147\.9 MiB /m);
    expect(table).not.toMatch(/^Go heap/m);
    expect(beside).toEqual([{ name: 'jvm_heap_free', bytes: expect.any(Number), source: expect.any(String) }]);
    expect(beside[0].bytes).toBeGreaterThan(0);
    expect(sum(parts)).toBe(wholeBytes);
  });

  test('processes: two workers of the forking server hold most', async () => {
    const names = toOptions({ namespace: 'web', pod: 'storefront-b743f73b0-3d6b7', container: 'web' });
    const { processes, tools } = await runJson(['anatomy', ...server, '--window', '42h', ...names]);
    expect(processes.map(({ measure, count }: { measure: string; count: number }) => [measure, count])).toEqual(
      Array(5).fill(['pss', 1])
    );
    expect(processes[1].bytes).toBeGreaterThan(4 * processes[2].bytes);
    const pss = tools.find(({ name }: { name: string }) => name === 'PSS of the processes');
    expect(pss.bytes).toBe(sum(processes));
    const { stdout, stderr } = await runCli(['anatomy', ...server, '--window', '42h', ...names]);
    expect(stdout).toContain('2 of 5 processes hold 80 %. 2 of 5 processes have 92 % of the growth. By PSS');
    expect(stdout).toMatch(/^Anonymous memory .*\n  Ruby objects \(at least\) /m);
    expect(stderr).toBe('');
  });

  test('a program without a runtime: no split, and processes are unknown', async () => {
    const names = toOptions({ namespace: 'web', pod: 'checkout-a671003c6-c35ba', container: 'log-shipper' });
    const anatomy = await runJson(['anatomy', ...server, '--window', '42h', ...names]);
    expect(anatomy.parts[0]).toEqual({
      name: 'anon',
      bytes: expect.any(Number),
      certainty: 'certain',
      source: 'container_memory_rss',
    });
    expect(anatomy).toMatchObject({ processes: null, beside: [], history: { runtimeParts: [] } });
  });

  test('a server that fails to tell the runtime: the parts stay, with a remark', async () => {
    const names = toOptions({ namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' });
    const proxy = await startRefusingProxy(prometheus.url, /go_memstats/);
    try {
      const at = ['--at', String(prometheus.endSeconds), '--window', '2h'];
      const { exitCode, stdout } = await runCli([
        'anatomy',
        '--prometheus',
        proxy.url,
        ...at,
        ...names,
        '--format',
        'json',
      ]);
      const anatomy = JSON.parse(stdout);
      expect(exitCode).toBe(0);
      expect(proxy.refused()).toBeGreaterThan(0);
      expect(anatomy.parts[0].name).toBe('anon');
      expect(anatomy.processes).toBeNull();
      expect(anatomy.warnings).toEqual([
        expect.stringMatching(/^What runs inside of the container is not shown: .+\.$/),
      ]);
    } finally {
      await proxy.stop();
    }
  });
});

describe('leakscope anatomy of a pod', () => {
  test.each(RECORDED_PODS)('$namespace/$pod: containers + sandbox + orphaned - skew are the pod', async (key) => {
    const pod = await runJson(['anatomy', ...server, '--window', '42h', ...toOptions(key)]);
    expect(findMisfits(pod, CONTRACT['anatomy of a pod'])).toEqual([]);
    expect(pod.wholeBytes).toBeGreaterThan(0);
    const together = sum([
      ...pod.containers.map(({ wholeBytes }: { wholeBytes: number }) => ({ bytes: wholeBytes })),
      { bytes: pod.sandboxBytes ?? 0 },
      { bytes: pod.orphanedBytes },
    ]);
    expect(together - pod.skewBytes).toBe(pod.wholeBytes);
    for (const { parts, wholeBytes, at } of pod.containers) {
      expect([sum(parts), at]).toEqual([wholeBytes, pod.at]);
    }
  });

  test('table: the containers side by side, the one that leaks with its growth', async () => {
    const names = toOptions({ namespace: 'web', pod: 'checkout-a671003c6-c35ba' });
    const { exitCode, stdout } = await runCli(['anatomy', ...server, '--window', '42h', ...names]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^CONTAINER +WHOLE +ANON +KERNEL .*GROWTH\/H/m);
    expect(stdout).toMatch(/^log-shipper +12\d\.\d MiB .*\+\d\.\d MiB/m);
    expect(stdout).toMatch(/^app .*KiB +128\.0 MiB +0$/m);
    expect(stdout).toMatch(/^\(in no container, or sandbox\) +\d/m);
  });

  test('a pod that is not there: exit code 1', async () => {
    const { exitCode, stdout, stderr } = await runCli([
      'anatomy',
      ...server,
      ...toOptions({ namespace: 'shop', pod: 'no-such-pod' }),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(
      `The server has no memory samples of shop/no-such-pod in the last 1d: check the names and --at. ${NOTHING_FOR_DAYS}\n`
    );
  });
});
