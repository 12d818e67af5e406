import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import type { CardinalityJson } from '../../src/cli/report/cardinalityJson';
import { runInProcess } from './cliInProcess';

jest.setTimeout(120_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const STEP_SECONDS = 240;
const POINTS = 181;
const TARGETS = 120;
const BLOW_UPS = 20;
const SERIES = 400;

const times = Array.from({ length: POINTS }, (_, index) => END_SECONDS - (POINTS - 1 - index) * STEP_SECONDS);

/** Many jobs with names as long as real ones; each of the first ones blows up by a label of its own. */
function* manyTargets(): Generator<BackfillSeries> {
  for (let index = 0; index < TARGETS; index++) {
    const isBlowUp = index < BLOW_UPS;
    const pod = `payments-service-${index}-5d8f7b9c4-x${String(index).padStart(4, '0')}`;
    const labels = {
      job: `production/payments-service-${index}`,
      instance: `10.42.${index}.17:8080`,
      namespace: 'production',
      pod,
      container: 'app',
      ...(index % 2 ? { metrics_path: '/actuator/prometheus' } : {}),
    };
    const samples = times.map((_, at) => (isBlowUp ? 20 + Math.round((SERIES * at) / (POINTS - 1)) : 20));
    const beside: Record<string, number[]> = {
      scrape_samples_scraped: samples,
      scrape_samples_post_metric_relabeling: samples,
      scrape_series_added: samples.map((value, at) => value - (samples[at - 1] ?? value)),
      up: samples.map(() => 1),
      go_goroutines: samples.map(() => 9),
    };
    for (const [name, values] of Object.entries(beside)) {
      yield { labels: { __name__: name, ...labels }, timesSeconds: times, values };
    }
    for (let setting = 0; setting < 16; setting++) {
      const own = { __name__: `payments_setting_${setting}`, ...labels };
      yield { labels: own, timesSeconds: times, values: samples.map(() => 1) };
    }
    const memory = {
      namespace: 'production',
      pod,
      container: 'app',
      id: `/kubepods/${pod}`,
      image: 'app',
      job: 'kubelet',
    };
    const bytes = times.map((_, at) => (50 + (isBlowUp ? at / 5 : 0)) * 1024 * 1024);
    yield { labels: { __name__: 'container_memory_rss', ...memory }, timesSeconds: times, values: bytes };
    for (let own = 0; isBlowUp && own < SERIES; own++) {
      const first = Math.ceil(((own + 1) * (POINTS - 1)) / SERIES);
      const more = { [`customer_${index}`]: `c-${own}`, method: own % 2 ? 'GET' : 'POST', status: '200', region: 'eu' };
      yield {
        labels: { __name__: `payments_requests_${index}_total`, ...labels, ...more },
        timesSeconds: times.slice(first),
        values: times.slice(first).map(() => 1),
      };
    }
  }
}

describe(`the list of ${TARGETS} targets of which ${BLOW_UPS} blow up`, () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: manyTargets() });
  }, 180_000);
  afterAll(() => prometheus?.stop());

  test.each([
    [50, 3],
    [50, 10],
    [200, 20],
  ])('--top %i --details %i: at most 20 expressions, none too long, each target looked into', async (top, details) => {
    const server = ['--prometheus', prometheus.url, '--at', String(END_SECONDS), '--window', '12h'];
    const args = ['cardinality', ...server, '--top', String(top), '--details', String(details), '--format', 'json'];
    const { exitCode, stdout, expressions } = await runInProcess(args);
    process.stdout.write(
      `cardinality, ${top} of ${TARGETS} listed, ${details} looked into: ${expressions.length} expressions\n`
    );
    expect(exitCode).toBe(0);
    const { cardinality } = JSON.parse(stdout) as CardinalityJson;
    const looked = cardinality.filter(({ metric }) => metric !== null);
    expect(looked).toHaveLength(details);
    for (const { job, metric, label, labelValues, memoryGrowthBytes } of looked) {
      const index = job.replace(/^.*-/, '');
      expect([metric, label, labelValues]).toEqual([`payments_requests_${index}_total`, `customer_${index}`, SERIES]);
      expect(memoryGrowthBytes).toBeGreaterThan(0);
    }
    expect(Math.max(...expressions.map((text) => text.length))).toBeLessThan(16 * 1024);
    expect(expressions.length).toBeLessThanOrEqual(20);
  });
});
