import { collectBacktest } from '../../src/collect/alerts/collectBacktest';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { collectNodes } from '../../src/collect/nodes/collectNodes';
import { fitSlopePerHour } from '../../src/engine';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const END = 1_794_996_000;
const HOUR = 3600;
const times = Array.from({ length: 15 * 24 }, (_, i) => END - (15 * 24 - 1 - i) * HOUR);
const series = (labels: Record<string, string>, value: (index: number) => number) => ({
  labels,
  timesSeconds: times,
  values: times.map((_, index) => value(index)),
});
const NAN_PODS = ['a', 'b', 'c'];
const memory = ['container_memory_working_set_bytes', 'container_memory_rss', 'container_memory_usage_bytes'];
const container = (pod: string, value: (index: number) => number) =>
  memory.map((__name__) => series({ __name__, namespace: 'shop', pod, container: 'app', id: `/p/${pod}` }, value));
const root = (node: string, value: (index: number) => number) =>
  ['container_memory_working_set_bytes', 'container_memory_usage_bytes'].map((__name__) =>
    series({ __name__, id: '/', node, instance: node }, value)
  );

/** A real Prometheus with exporters that are out of their mind. */
describe('samples that are not finite', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({
      series: [
        ...NAN_PODS.flatMap((pod) => container(pod, () => NaN)),
        ...container('negative', () => -1e8),
        ...container('good', (index) => 1e8 + index * 1e6),
        ...root('endless', () => Infinity),
        ...root('fine', (index) => 8e9 + index * 1e6),
      ],
    });
  }, 300_000);
  afterAll(() => prometheus?.stop());
  const window = { atSeconds: END, matchers: [], clusterLabel: null };

  test('collectNodes lists the others, and tells how many samples were left out', async () => {
    const { nodes, warnings } = await collectNodes(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds: 86400,
      top: 3,
    });
    const fine = nodes.find(({ node }) => node === 'fine')!;
    expect(fine.split.wholeBytes).toBe(8e9 + 359e6);
    expect(fitSlopePerHour(fine.trend.timesSeconds, fine.trend.workingSetBytes)).toBeGreaterThan(0);
    for (const { trend, workingSetBytes } of nodes) {
      expect(trend.workingSetBytes.every((bytes) => bytes === null || Number.isFinite(bytes))).toBe(true);
      expect(workingSetBytes === null || Number.isFinite(workingSetBytes)).toBe(true);
    }
    expect(warnings.join()).toMatch(
      /^Of \d+ samples \d+ samples are no size \(NaN, infinite, negative or beyond 2\^53\)/
    );
  });

  test('collectLeaks shows no such number, and tells how many samples were left out', async () => {
    const { containers, warnings } = await collectLeaks(sessionOf(connect(prometheus.url)), {
      ...window,
      windowSeconds: 86400,
      top: 10,
    });
    expect(containers).toHaveLength(5);
    for (const { key, usageBytes, workingSetBytes, verdict, slopeBytesPerHour } of containers) {
      const known = key.pod === 'good';
      expect([usageBytes !== null, workingSetBytes !== null, slopeBytesPerHour !== null]).toEqual([
        known,
        known,
        known,
      ]);
      expect(verdict === 'unknown').toBe(!known);
    }
    expect(warnings.join()).toMatch(/Of \d+ samples \d+ samples are no size/);
  });

  test('collectBacktest does not count what it could not read as tested', async () => {
    const test = (pod: string) =>
      collectBacktest(sessionOf(connect(prometheus.url)), {
        ...window,
        alert: { kind: 'leak', threshold: 85, holdFor: '1h', keepFiringFor: '1h' },
        matchers: [{ label: 'pod', op: '=~', value: pod }],
        windowSeconds: 2 * 86400,
      });
    const none = await test('a|b|c');
    expect(none).toMatchObject({ total: 3, tested: 0, firingsPerWeek: null, rows: [] });
    expect(none.sentences.join(' ')).toContain('3 of 3 containers have no sample in this time that is a number');
    const one = await test('a|good');
    expect(one).toMatchObject({ total: 2, tested: 1 });
    expect(one.sentences.join(' ')).toContain('1 of 2 containers have no sample');
  });
});
