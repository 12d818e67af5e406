import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startReportsPrometheus } from '../prometheus/startReportsPrometheus.mjs';
import { analyzeReport, MIB } from './analyzeReports';

/** Situations of public reports in which one part of the memory grows: tests/fixtures/README.md names the sources. */
describe('the part that grows', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startReportsPrometheus([
      'c09-python-multiproc-files',
      'c10-etcd-page-cache',
      'c11-slab-dentries',
      'c15-node-native-rss',
      'c32-tmpfs-left-by-dead-container',
      'c33-limit-resized',
    ]);
  }, 180_000);
  afterAll(() => prometheus?.stop());

  test('c09: files in memory, 4.2 MiB an hour, and no leak of a heap', async () => {
    const { container } = await analyzeReport(prometheus.url, 'llm');
    expect(container).toMatchObject({ verdict: 'tmpfs-growth', part: 'tmpfs' });
    expect(container.slopeBytesPerHour / MIB).toBeCloseTo(4.2, 0);
  });

  test.each([['mimir'], ['seq']])(
    'c10: page cache of %s is no leak and has no time to the limit',
    async (namespace) => {
      const { container } = await analyzeReport(prometheus.url, namespace);
      expect(['cache-growth', 'steady']).toContain(container.verdict);
      expect(container.secondsToLimit.mid).toBeNull();
    }
  );

  test('c11: slab', async () => {
    const { container } = await analyzeReport(prometheus.url, 'data');
    expect(container).toMatchObject({ verdict: 'kernel-growth', part: 'kernel_sockets_other' });
    expect(container.slopeBytesPerHour / MIB).toBeCloseTo(14, 0);
  });

  test('c15: outside of the JavaScript heap', async () => {
    const { container } = await analyzeReport(prometheus.url, 'cf');
    expect(container).toMatchObject({ verdict: 'leak', part: 'anon' });
    expect(container.evidence.join()).not.toMatch(/"JavaScript heap/);
    expect(container.evidence.join()).toMatch(/native/i);
  });

  test('c32: what dead containers left in memory leaves the pod no room, long before the limit', async () => {
    const { container } = await analyzeReport(prometheus.url, 'img');
    expect(container).toMatchObject({ verdict: 'tmpfs-growth', urgency: 'killed-again', limitBytes: 2048 * MIB });
    const { kind, reachableBytes, leftBehindBytes } = container.nearestLimit;
    expect([kind, leftBehindBytes > 1000 * MIB, reachableBytes < 1000 * MIB]).toEqual(['left-behind', true, true]);
    // By its own limit it would be 30 hours.
    expect(container.secondsToLimit.mid / 3600).toBeCloseTo(7.5, -1);
    expect(container.secondsToLimit.mid / 3600).toBeLessThan(10);
    expect(container.evidence.join()).toMatch(/1\.1 GiB that ended containers left there/);
    expect(container.nextSteps[0].text).toMatch(/emptyDir, medium: Memory/);
  });

  test('c33: a limit that was raised in place: the forecast is against the new one', async () => {
    const { container } = await analyzeReport(prometheus.url, 'rs');
    expect(['leak', 'unknown']).toContain(container.verdict);
    expect(container).toMatchObject({ part: 'anon', limitBytes: 1024 * MIB, restarts: 0 });
    expect(container.secondsToLimit.mid / 86_400).toBeCloseTo(4.5, 0);
  });
});
