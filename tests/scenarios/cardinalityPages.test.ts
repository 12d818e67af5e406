import { collectCardinality, type CardinalityTarget } from '../../src/collect/cardinality/collectCardinality';
import { collectPage } from '../../src/collect/cardinality/collectPage';
import { collectDrills } from '../../src/collect/cardinality/collectDrills';
import { JoinedAsk } from '../../src/collect/ask/joinedAsk';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { readPage, scrapePages } from './cardinalityPages';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

jest.setTimeout(60_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 24;
const START_SECONDS = END_SECONDS - HOURS * 3600;

const PAGES: Array<[job: string, early: string, late: string]> = [
  ['apiserver', 'integrations-core/kube-apiserver-1.15', 'integrations-core/kube-apiserver-1.25'],
  ['gitlab', 'integrations-core/gitlab', 'integrations-core/gitlab'],
  ['rabbitmq', 'integrations-core/rabbitmq', 'integrations-core/rabbitmq'],
  ['strimzi', 'integrations-core/strimzi', 'integrations-core/strimzi'],
  ['ray', 'integrations-core/ray', 'integrations-core/ray'],
  ['orders', 'recorded/o01-orders-early', 'recorded/o01-orders-late'],
  ['orders-canary', 'recorded/o01-orders-canary-early', 'recorded/o01-orders-canary-late'],
  ['checkout', 'recorded/o21-checkout-api-early', 'recorded/o21-checkout-api-late'],
];

describe('first and last pages of real targets, in a real Prometheus', () => {
  let prometheus: RunningPrometheus;
  const targets = new Map<string, CardinalityTarget>();
  const lengths = new Map<string, [number, number]>();

  beforeAll(async () => {
    const series = PAGES.flatMap(([job, earlyFile, lateFile]) => {
      const [early, late] = [readPage(earlyFile), readPage(lateFile)];
      lengths.set(job, [early.length, late.length]);
      return [
        ...scrapePages({
          job,
          early,
          late,
          startSeconds: START_SECONDS,
          endSeconds: END_SECONDS,
          isReplaced: job === 'apiserver',
        }),
      ];
    });
    prometheus = await startSeriesPrometheus({ series });
    const found = await collectCardinality(sessionOf(connect(prometheus.url)), {
      atSeconds: END_SECONDS,
      windowSeconds: HOURS * 3600,
      matchers: [],
      top: 50,
      drill: 0,
      clusterLabel: null,
    });
    found.targets.forEach((one) => targets.set(one.target.job, one));
  }, 180_000);
  afterAll(() => prometheus?.stop());

  async function lookInto(job: string) {
    const asked = sessionOf(connect(prometheus.url), END_SECONDS);
    const report = targets.get(job)!;
    const keys = { clusterLabel: null, apartLabels: [] };
    const request = { reports: [report], others: [], atSeconds: END_SECONDS, stepSeconds: 360, keys };
    return (await collectDrills(asked, request)).get(report)!;
  }

  test.each([
    ['apiserver', 'steady'],
    ['gitlab', 'steady'],
    ['rabbitmq', 'steady'],
    ['strimzi', 'steady'],
    ['ray', 'steady'],
    ['orders-canary', 'steady'],
    ['orders', 'blow-up'],
    ['checkout', 'blow-up'],
  ])('%s: %s', (job, kind) => {
    const [early, late] = lengths.get(job)!;
    const { finding, score } = targets.get(job)!;
    process.stdout.write(`pages, ${job}: ${early} to ${late} samples, ${finding.kind}, score ${score}\n`);
    expect(finding).toMatchObject({ kind, series: late });
  });

  test.each([
    ['rabbitmq', 'erlang_vm_allocators', 'gauge', 600, null, null],
    ['strimzi', 'strimzi_reconciliations_duration_seconds', 'histogram', 44, null, 'micrometer'],
    ['ray', 'ray_tasks', 'gauge', 620, null, 'prometheus_client'],
    ['orders', 'order_processing_seconds', 'histogram', 8480, 'session_id', 'micrometer'],
    ['checkout', 'checkout_step_duration_seconds', 'histogram', 8723, 'user_id', 'client_golang'],
  ])('%s: %s, %s, %i series, label %s, library %s', async (job, name, type, series, label, library) => {
    const drill = await lookInto(job);
    const [, late] = lengths.get(job)!;
    expect(drill).toMatchObject({ metric: { name, type, series }, library });
    expect(drill.labels!.analysis.exploding).toBe(label);
    // The page, and the four series that are written beside it (its start time is one of the page's own or a fifth).
    expect(drill.page!.countedSeries! - late).toBeGreaterThanOrEqual(4);
    expect(drill.page!.countedSeries! - late).toBeLessThanOrEqual(5);
  });

  test('gitlab: endpoint_id, whose values spread over many metrics', async () => {
    const { pageLabels, library, labels } = await lookInto('gitlab');
    expect(pageLabels[0]).toEqual({ label: 'endpoint_id', values: 1552, series: 6482 });
    expect(pageLabels[1].values).toBeLessThan(50);
    expect(labels!.analysis.exploding).toBe(null);
    // The page is put together of Ruby and Go programs.
    expect(library).toBe(null);
  });

  test('kube-apiserver 1.15 became 1.25: no blow-up, and what grew is told', async () => {
    expect(targets.get('apiserver')!.finding.restarts).toBe(1);
    const asked = sessionOf(connect(prometheus.url), END_SECONDS);
    const page = await collectPage(new JoinedAsk(asked), {
      scope: [{ label: 'job', op: '=', value: 'apiserver' }],
      expectedAgo: () => null,
      startOffsetSeconds: HOURS * 3600,
    });
    const grown = page.families.map(({ name, series, seriesAtStart }) => [name, seriesAtStart, series]);
    expect(grown.slice(0, 3)).toEqual([
      ['apiserver_request_slo_duration_seconds', 0, 3552],
      ['etcd_request_duration_seconds', 1778, 4810],
      ['apiserver_watch_events_sizes', 0, 528],
    ]);
    expect(grown[grown.length - 1]).toEqual(['apiserver_request_duration_seconds', 6720, 4732]);
  });
});
