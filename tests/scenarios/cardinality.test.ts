import { collectCardinality, type CardinalityRequest } from '../../src/collect/cardinality/collectCardinality';
import { collectLeaks } from '../../src/collect/containers/collectLeaks';
import { isCardinalityLeak } from '../../src/engine';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { runInProcess } from './cliInProcess';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

jest.setTimeout(60_000);

/** As many as a list of all containers may ask. */
const MOST_REQUESTS = 30;
const MIB = 1024 * 1024;

describe('collectCardinality(recorded targets)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const cardinalityOf = (request: Partial<CardinalityRequest> = {}) =>
    collectCardinality(sessionOf(connect(prometheus.url)), {
      atSeconds: prometheus.endSeconds,
      windowSeconds: WINDOW_SECONDS,
      matchers: [],
      top: 50,
      drill: 2,
      clusterLabel: null,
      ...request,
    });
  const ofJob = async (job: string, request: Partial<CardinalityRequest> = {}) =>
    (await cardinalityOf({ matchers: [{ label: 'job', op: '=', value: job }], ...request })).targets;

  test('of 35 targets exactly the two that blow up, and nothing else scores', async () => {
    const { targets, totalTargets, warnings } = await cardinalityOf({ drill: 0 });
    expect({ totalTargets, warnings, shown: targets.length }).toEqual({ totalTargets: 35, warnings: [], shown: 35 });
    const blowUps = targets.filter(({ finding }) => finding.kind === 'blow-up');
    expect(blowUps.map(({ labels }) => labels.pod).sort()).toEqual([
      'checkout-api-bdf6bde9d-a8377',
      'orders-2bf5a3b7e-2f0d3',
    ]);
    for (const { finding, score } of targets) {
      expect((score ?? 0) >= 85).toBe(finding.kind === 'blow-up');
    }
    expect(targets.slice(0, 2)).toEqual(blowUps);
  });

  test('o01: the page of the container names the metric and the label in what to do, with few questions', async () => {
    const pod = 'orders-2bf5a3b7e-2f0d3';
    const { containers, cost, warnings } = await collectLeaks(sessionOf(connect(prometheus.url)), {
      atSeconds: prometheus.endSeconds,
      windowSeconds: WINDOW_SECONDS,
      matchers: [{ label: 'pod', op: '=', value: pod }],
      top: 5,
      clusterLabel: null,
    });
    const [{ verdict, diagnosis }] = containers;
    expect({ verdict, warnings }).toEqual({ verdict: 'cardinality-leak', warnings: [] });
    expect(diagnosis!.nextSteps[0].text).toBe(
      'Take the label session_id off the metric order_processing_seconds in the program: 8,512 of its 8,528 series go, and the process gets their memory back.'
    );
    expect(diagnosis!.evidence.find(({ rule }) => rule === 'series-cause')?.text).toMatch(
      /^order_processing_seconds has 8,528 series, its label session_id 533 values; that explains 1\d\d MiB of 1\d\d MiB/
    );
    expect(cost.requests).toBeLessThanOrEqual(MOST_REQUESTS);
  });

  test('o01: metric, label, memory that goes with it; the canary beside it is steady', async () => {
    const [stable, canary, ...others] = await ofJob('shop/orders');
    expect(others).toEqual([]);
    expect(canary).toMatchObject({ labels: { track: 'canary' }, finding: { kind: 'steady' }, drill: null });
    expect(stable).toMatchObject({
      labels: { track: 'stable' },
      finding: { kind: 'blow-up', series: 8610, seriesAtStart: 67, restarts: 0 },
      drill: {
        library: 'micrometer',
        metric: {
          name: 'order_processing_seconds',
          type: 'histogram',
          series: 8528,
          labelSets: 533,
          seriesAtStart: 0,
        },
        memory: { what: 'anon', key: { namespace: 'shop', pod: 'orders-2bf5a3b7e-2f0d3', container: 'app' } },
      },
    });
    const { labels, explanation, fixes } = stable.drill!;
    expect(labels!.analysis).toMatchObject({ exploding: 'session_id', combination: [] });
    expect(labels!.analysis.labels[0]).toMatchObject({
      label: 'session_id',
      values: 533,
      valuesAtStart: 0,
      shape: 'uuid',
      shareOfLabelSets: 1,
    });
    expect(labels!.analysis.labels[0].valuesHourAgo).toBeGreaterThan(500);
    expect(labels!.analysis.labels[0].valuesHourAgo).toBeLessThan(533);
    // 16 series of a label set are left: 13 buckets, count, sum and max.
    expect(labels!.seriesWithout).toBe(16);
    expect(isCardinalityLeak(stable.finding, explanation)).toBe(true);
    // Anonymous memory went from 46 to 254 MB, the canary's from 46 to 56.
    expect(explanation.memoryGrowthBytes! / MIB).toBeGreaterThan(170);
    expect(explanation.explainedBytes! / explanation.memoryGrowthBytes!).toBeGreaterThan(0.9);
    expect(explanation.estimatedBytes! / MIB).toBeLessThan(2);
    expect(explanation.evidence.join(' ')).toContain('Replicas whose series do not grow gained');
    expect(fixes.map(({ id }) => id)).toEqual(['micrometer', 'drop-metric', 'drop-values']);
    expect(fixes[0]).toMatchObject({ savedSeries: 8512, sparesProcess: true });
  });

  test('o01: a canary that is not among the shown targets is compared with all the same', async () => {
    const [stable, ...others] = await ofJob('shop/orders', { top: 1, drill: 1 });
    expect(others).toEqual([]);
    expect(stable.labels.track).toBe('stable');
    expect(stable.drill!.explanation.evidence.join(' ')).toContain('Replicas whose series do not grow gained');
  });

  test('o21: a blow-up with hardly any memory', async () => {
    const [target] = await ofJob('api/checkout-api');
    const { drill, finding } = target;
    expect(finding).toMatchObject({ kind: 'blow-up', series: 8926 });
    expect(drill).toMatchObject({ library: 'client_golang', metric: { name: 'checkout_step_duration_seconds' } });
    expect(drill!.labels!.analysis.exploding).toBe('user_id');
    expect(drill!.explanation.coupled).toBe(false);
    expect(drill!.explanation.explainedBytes! / MIB).toBeLessThan(1);
    expect(isCardinalityLeak(finding, drill!.explanation)).toBe(false);
    expect(drill!.fixes[0].code).toContain('[]string{"step"}');
  });

  test.each([
    ['o19: restarts', 'ml/worker', 8],
    ['o20: a loop of kills', 'ml/tokenizer', 10],
  ])('%s are churn, not a blow-up', async (_, job, restarts) => {
    const [target] = await ofJob(job);
    expect(target).toMatchObject({ finding: { kind: 'churn', churnCause: 'restarts', restarts }, drill: null });
    expect(target.score).toBe(null);
  });

  test('examples are masked: no whole value leaves the collector', async () => {
    const [stable] = await ofJob('shop/orders');
    expect(JSON.stringify(stable)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/);
    expect(stable.drill!.labels!.analysis.labels[0].examples).toHaveLength(3);
  });

  test('the cost is told, and no answer holds more than the caps', async () => {
    const { cost, expressions } = await cardinalityOf();
    expect(cost.requests).toBeLessThanOrEqual(20);
    expect(cost.samples).toBeLessThan(60_000);
    expect(Math.max(...expressions.map((text) => text.length))).toBeLessThan(16384);
    process.stdout.write(`cardinality, 35 targets, two looked into: ${JSON.stringify(cost)}\n`);
  });

  test.each([2, 3, 10])('the list with looks into %i targets asks at most 20 expressions', async (drill) => {
    const { expressions, targets } = await cardinalityOf({ drill });
    process.stdout.write(`cardinality, at most ${drill} looked into: ${expressions.length} expressions\n`);
    expect(targets.filter((one) => one.drill !== null).length).toBeGreaterThanOrEqual(Math.min(drill, 3));
    expect(expressions.length).toBeLessThanOrEqual(20);
  });

  test.each(['shop/orders', 'api/checkout-api'])('the page of one target of %s asks no more', async (job) => {
    const [{ target }] = await ofJob(job, { drill: 0 });
    const { expressions, targets } = await cardinalityOf({ job, instance: target.instance, drill: 1 });
    process.stdout.write(`cardinality, one target of ${job}: ${expressions.length} expressions\n`);
    expect(targets.map(({ drill }) => drill?.metric?.labelSets)).toEqual([expect.any(Number)]);
    expect(expressions.length).toBeLessThanOrEqual(20);
  });

  test('the command line asks no more', async () => {
    const server = ['--prometheus', prometheus.url, '--at', String(Math.floor(prometheus.endSeconds))];
    const { exitCode, expressions } = await runInProcess(['cardinality', ...server, '--details', '20', '--top', '200']);
    expect(exitCode).toBe(0);
    expect(expressions.length).toBeGreaterThan(5);
    expect(expressions.length).toBeLessThanOrEqual(20);
  });

  test('before the blow-up nothing is found; a selector without targets gives an empty list', async () => {
    const early = await ofJob('shop/orders', {
      atSeconds: prometheus.startSeconds + 4 * 3600,
      windowSeconds: 4 * 3600,
    });
    expect(early.map(({ finding }) => finding.kind)).toEqual(['steady', 'steady']);
    const { targets, totalTargets } = await cardinalityOf({ matchers: [{ label: 'job', op: '=', value: 'a"}{\n' }] });
    expect({ targets, totalTargets }).toEqual({ targets: [], totalTargets: 0 });
  });
});
