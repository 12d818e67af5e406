import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startReportsPrometheus } from '../prometheus/startReportsPrometheus.mjs';
import { analyzeReport, anatomyOfReport, MIB } from './analyzeReports';

/** kubernetes/kubernetes issue 129253: a container makes cgroups below its own, which bear its name. */
describe('several live cgroups under one name', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startReportsPrometheus(['c01-nested-cgroups', 'c18-ids-dropped']);
  }, 120_000);
  afterAll(() => prometheus?.stop());

  test('analyze: the outer one is the container, it leaks, and nothing restarted', async () => {
    for (const window of ['1d', '3d']) {
      const { container, table } = await analyzeReport(prometheus.url, 'nce', '--window', window);
      // It grows since its start, for 30 hours, in a straight line.
      expect(container).toMatchObject({ verdict: 'leak', part: 'anon', limitBytes: 2048 * MIB, restarts: 0 });
      expect(container.secondsToLimit.mid).toBeGreaterThan(86_400);
      expect(container.usageBytes).toBeGreaterThan(1402 * MIB);
      expect(container.slopeBytesPerHour / MIB).toBeCloseTo(6, 0);
      expect(container.score).toBeGreaterThanOrEqual(85);
      expect(table).not.toMatch(/ended/);
    }
  });

  test('anatomy: its parts, without a gap and without a word of containers that had ended', async () => {
    const names = ['--namespace', 'nce', '--pod', 'elf-sandbox-7b5f8d98c6-m5xjn'];
    for (const more of [['--container', 'elf-sandbox'], []]) {
      const { text } = await anatomyOfReport(prometheus.url, [...names, ...more]);
      expect(text).not.toMatch(/ended|gap/);
      expect(text).toMatch(/1\.4 GiB|1\.5 GiB/);
    }
  });

  /** robusta-dev/robusta pull request 1435: ids are dropped, and two pages of the kubelet show the same labels. */
  test('c18: without ids a restart is one, a leak is one, and no number is doubled', async () => {
    const { json } = await analyzeReport(prometheus.url, 'job');
    const of = (name: string) => json.containers.find((one: { container: string }) => one.container === name);
    expect(of('leaky')).toMatchObject({ verdict: 'leak', part: 'anon', limitBytes: 512 * MIB, restarts: 0 });
    expect(of('leaky').slopeBytesPerHour / MIB).toBeCloseTo(5, 0);
    expect(of('leaky').usageBytes / MIB).toBeLessThan(330);
    // It is where it was before it started again.
    expect(['steady', 'warm-up']).toContain(of('runner').verdict);
    expect(of('runner')).toMatchObject({ restarts: 1, score: 0, urgency: 'calm' });
    expect(of('runner').secondsToLimit.mid).toBeNull();
  });
});
