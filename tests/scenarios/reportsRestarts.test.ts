import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startReportsPrometheus } from '../prometheus/startReportsPrometheus.mjs';
import { analyzeReport, anatomyOfReport, MIB } from './analyzeReports';

/** Both reports have the same names, so that each has a server. */
describe.each([['c30-start-time-moves'], ['c30b-start-time-stands']])('%s (google/cadvisor issue 2905)', (id) => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startReportsPrometheus([id]);
  }, 120_000);
  afterAll(() => prometheus?.stop());

  test.each([['1d'], ['3d']])('over %s: no restart anywhere, and a leak of 4 MiB an hour', async (window) => {
    const { container, table } = await analyzeReport(prometheus.url, 'aks', '--window', window);
    expect(container).toMatchObject({ verdict: 'leak', part: 'anon', restarts: 0 });
    expect(container.score).toBeGreaterThanOrEqual(85);
    expect(container.slopeBytesPerHour / MIB).toBeCloseTo(4, 1);
    expect(container.secondsToLimit.mid / 86_400).toBeGreaterThan(4);
    expect(container.secondsToLimit.mid / 86_400).toBeLessThan(6);
    expect(container.evidence.join()).not.toMatch(/restart/);
    expect(table).toMatch(/leak .* 0\n/);
  });

  test('anatomy of the container and of the pod: the same', async () => {
    const names = ['--namespace', 'aks', '--pod', 'svc-0', '--window', '3d'];
    for (const more of [['--container', 'svc'], []]) {
      const { json, text } = await anatomyOfReport(prometheus.url, [...names, ...more]);
      expect(JSON.stringify(json)).not.toMatch(/"restarts":[1-9]/);
      expect(text).not.toMatch(/[1-9] restart/);
    }
  });
});

/** kubernetes/kube-state-metrics issues 1258 and 147. */
describe('c23: a counter of restarts that flaps, and one that falls', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startReportsPrometheus(['c23-restart-counter-falls']);
  }, 120_000);
  afterAll(() => prometheus?.stop());

  test.each([
    ['kube-system', 0],
    ['db', 1],
  ])('%s: at most %i', async (namespace, most) => {
    const { container } = await analyzeReport(prometheus.url, namespace, '--window', '1d');
    expect(container.restarts).toBeLessThanOrEqual(most);
    expect(container.verdict).not.toBe('restart-loop');
    expect(container.evidence.join()).not.toMatch(/([2-9]|\d\d) restarts/);
  });
});
