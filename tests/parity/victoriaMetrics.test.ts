import { buildScoreSource } from '../../src/engine';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { compareScores, report } from './compareScores';
import { generateContainers, type GeneratedContainer } from './generateContainers';
import { findVictoriaMetrics, startVictoriaMetrics } from './startVictoriaMetrics';
import { toBackfill } from './toBackfill';

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 11 * 24 + 30;

const isFinite = ({ rows }: GeneratedContainer) => rows.every((row) => row.values.every(Number.isFinite));

const program = findVictoriaMetrics();
if (!program) {
  process.stdout.write('parity, VictoriaMetrics: skipped, because victoria-metrics is not installed\n');
}

(program ? describe : describe.skip)('the score of generated containers, on a real VictoriaMetrics', () => {
  let server: RunningPrometheus;

  beforeAll(async () => {
    const namespaces = { 'on-grid': 0, 'off-grid': 7.3 };
    const series = Object.entries(namespaces).flatMap(([namespace, jitterSeconds]) => {
      const shape = { endSeconds: END_SECONDS, hours: HOURS, intervalSeconds: 60, jitterSeconds, seed: 20261120 };
      const finite = generateContainers(shape).filter(isFinite);
      return [...toBackfill(finite, namespace)];
    });
    const shape = { endSeconds: END_SECONDS, hours: HOURS, intervalSeconds: 60, jitterSeconds: 7.3, seed: 20261121 };
    // With samples hours apart it takes older values for the moments of a subquery than Prometheus does.
    const dense = generateContainers(shape).filter((one) => isFinite(one) && one.name !== 'scarce');
    series.push(...toBackfill(dense, 'kernel', 'kernel'));
    server = await startVictoriaMetrics(program!, series);
  }, 180_000);

  afterAll(() => server?.stop());

  test.each([
    ['on-grid', [0, -3600, -5 * 3600 - 120]],
    ['off-grid', [-17.4, -4567.891, -13 * 3600 - 33]],
  ])(
    '%s: equal with ranges that are open on the left',
    async (namespace, offsets) => {
      const source = buildScoreSource('anon', { matchers: `namespace="${namespace}"` });
      const moments = offsets.map((offset) => END_SECONDS + offset);
      const comparison = await compareScores(server.url, source, moments, 'left-open');
      report(`VictoriaMetrics, ${namespace}`, comparison);
      expect(comparison.differing).toEqual([]);
      expect(comparison.numbers).toBeGreaterThan(100);
    },
    300_000
  );

  test('kernel memory: equal', async () => {
    const source = buildScoreSource('kernel', { matchers: 'namespace="kernel"' });
    const moments = [-17.4, -4567.891, -13 * 3600 - 33].map((offset) => END_SECONDS + offset);
    const comparison = await compareScores(server.url, source, moments, 'left-open');
    report('VictoriaMetrics, kernel memory', comparison);
    expect(comparison.differing).toEqual([]);
    expect(comparison.numbers).toBeGreaterThan(60);
  }, 300_000);
});
