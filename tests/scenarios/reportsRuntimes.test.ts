import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startReportsPrometheus } from '../prometheus/startReportsPrometheus.mjs';
import { analyzeReport, anatomyOfReport, MIB } from './analyzeReports';

describe('what a runtime, the kernel and the swap hold', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startReportsPrometheus([
      'c08-jvm-heap-never-collected',
      'c14-leak-into-swap',
      'c22-go-madv-free',
    ]);
  }, 180_000);
  afterAll(() => prometheus?.stop());

  test('c08: a heap that was never collected is no proven leak, and does not fit into the limit', async () => {
    const { container } = await analyzeReport(prometheus.url, 'sim');
    expect(container).toMatchObject({ verdict: 'unknown', part: 'anon' });
    const evidence = container.evidence.join('\n');
    expect(evidence).toMatch(/no collection of the old generation yet/);
    expect(evidence).toMatch(/may grow to 1\.6 GiB.*exceed the limit of 2\.0 GiB.*killed anyway/);
  });

  test('c14: what leaks goes to swap: a leak of 9 MiB an hour, and no time to a limit that is not known', async () => {
    const { container, table } = await analyzeReport(prometheus.url, 'edge');
    expect(container).toMatchObject({ part: 'swap' });
    expect(['leak', 'unknown']).toContain(container.verdict);
    expect(container.score).toBeGreaterThanOrEqual(85);
    expect(container.slopeBytesPerHour / MIB).toBeCloseTo(9, 0);
    expect(container.swapBytes).toBeGreaterThan(100 * MIB);
    expect(container.secondsToLimit.mid).toBeNull();
    expect(container.evidence.join()).toMatch(/swapped out/);
    expect(table).toMatch(/swap/);
    const { text, json } = await anatomyOfReport(prometheus.url, [
      ...['--namespace', 'edge', '--pod', 'worker-0', '--container', 'worker'],
    ]);
    expect(text).toMatch(/Swapped out: .*beside the usage/);
    expect(json.swapBytes).toBeGreaterThan(100 * MIB);
  });

  test('c22: heap that Go released and that is still resident is a part of its own, without a forecast', async () => {
    const { container } = await analyzeReport(prometheus.url, 'eth');
    expect(container.verdict).not.toBe('leak');
    expect(container.secondsToLimit.mid).toBeNull();
    expect(container.evidence.join()).toMatch(/1\.\d GiB of anonymous memory were released by the runtime/);
    const { json } = await anatomyOfReport(prometheus.url, [
      ...['--namespace', 'eth', '--pod', 'geth-0', '--container', 'geth'],
    ]);
    const bytesOf = (name: string) => json.parts.find((part: { name: string }) => part.name === name)?.bytes ?? 0;
    expect(bytesOf('go_heap_released') / MIB).toBeGreaterThan(1700);
    expect(bytesOf('native') / MIB).toBeLessThan(200);
  });
});
