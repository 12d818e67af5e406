import { collectCardinality, type Cardinality } from '../../src/collect/cardinality/collectCardinality';
import { rejectedTargetsQuery } from '../../src/collect/cardinality/cardinalityQueries';
import { runCommandLine } from '../../src/cli/runCommandLine';
import type { CliIo } from '../../src/cli/cliIo';
import { findVictoriaMetrics, startVictoriaMetrics } from '../parity/startVictoriaMetrics';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { startScraping, toLines, until } from './cardinalityScrapes';
import { connect } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

jest.setTimeout(120_000);

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 24;
const EVIL = `"}) or vector(1) # \\ \n<img src=x onerror=alert(1)> \u202e\u001b[2J`;
const LONG = 'x'.repeat(10 * 1024);

/** A target whose samples rise on a line, with what a Prometheus writes beside its scrapes. */
function* riseTo(labels: Record<string, string>, most: number): Generator<BackfillSeries> {
  const times = Array.from({ length: HOURS * 15 + 1 }, (_, index) => END_SECONDS - HOURS * 3600 + index * 240);
  const samples = times.map((_, index) => Math.round(10 + ((most - 10) * index) / (times.length - 1)));
  for (const [name, values] of Object.entries({
    scrape_samples_scraped: samples,
    scrape_samples_post_metric_relabeling: samples,
    up: samples.map(() => 1),
  })) {
    yield { labels: { __name__: name, ...labels }, timesSeconds: times, values };
  }
}

const lastSample = (labels: Record<string, string>): BackfillSeries => ({
  labels,
  timesSeconds: [END_SECONDS - 30],
  values: [1],
});

const HOSTILE = { job: EVIL, instance: `${EVIL}:1`, namespace: EVIL, pod: EVIL };
const BIG = { job: 'big', instance: '10.0.0.2:8080' };
const TOO_BIG = { job: 'too-big', instance: '10.0.0.3:8080' };
const BIG_SERIES = 100_000;

function* allSeries(): Generator<BackfillSeries> {
  yield* riseTo(HOSTILE, 600);
  for (let i = 0; i < 600; i++) {
    const query = i === 0 ? LONG : `${EVIL}${i}`;
    yield lastSample({ __name__: 'http_requests_total', ...HOSTILE, query, method: 'GET' });
  }
  yield* riseTo(BIG, BIG_SERIES);
  for (let i = 0; i < BIG_SERIES; i++) {
    const labels = { user: `user${i}@example.org`, status: String(200 + (i % 5)), handler: `/api/${i % 7}` };
    yield lastSample({ __name__: 'logins_total', ...BIG, ...labels });
  }
  // Only what is written beside its scrapes: whoever counts its series would find none.
  yield* riseTo(TOO_BIG, 300_000);
}

describe('collectCardinality(hostile labels, a target of 100,000 series, one of 300,000)', () => {
  let prometheus: RunningPrometheus;
  let found: Cardinality;
  const ofJob = (job: string) => found.targets.find(({ target }) => target.job === job)!;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: allSeries() });
    found = await collectCardinality(sessionOf(connect(prometheus.url)), {
      atSeconds: END_SECONDS,
      windowSeconds: HOURS * 3600,
      matchers: [],
      top: 10,
      drill: 5,
      clusterLabel: null,
    });
    process.stdout.write(`cardinality, 100,000 series: ${JSON.stringify(found.cost)}\n`);
  }, 300_000);
  afterAll(() => prometheus?.stop());

  test('a hostile target is found by its exact names, and its label is named', () => {
    const { finding, drill, target } = ofJob(EVIL);
    expect(target.instance).toBe(HOSTILE.instance);
    expect(finding.kind).toBe('blow-up');
    expect(drill).toMatchObject({ metric: { name: 'http_requests_total', series: 600, type: 'counter' } });
    expect(drill!.labels!.analysis.exploding).toBe('query');
    const [query, method] = drill!.labels!.analysis.labels;
    expect(query.evenness).toBeCloseTo(1, 9);
    expect(method.evenness).toBeCloseTo(0, 9);
    expect(drill!.labels!.seriesWithout).toBe(1);
    expect(drill!.page!.countedSeries).toBe(603);
  });

  test('no value of its labels is shown as a whole, and examples are short and harmless', () => {
    const { examples } = ofJob(EVIL).drill!.labels!.analysis.labels[0];
    expect(examples.length).toBeLessThanOrEqual(3);
    for (const example of examples) {
      expect([...example].length).toBeLessThanOrEqual(7);
      expect(example).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
    expect(JSON.stringify(ofJob(EVIL).drill)).not.toContain('xxxxxxxxxx');
  });

  test('100,000 series: counted on the server, with an answer of a few rows', () => {
    const { drill } = ofJob('big');
    expect(drill).toMatchObject({ metric: { name: 'logins_total', series: BIG_SERIES } });
    expect(drill!.page!.countedSeries).toBe(BIG_SERIES + 3);
    const [user, handler, status] = drill!.labels!.analysis.labels;
    expect(user).toMatchObject({ label: 'user', values: BIG_SERIES, shareOfLabelSets: 1, shape: 'email' });
    expect(handler).toMatchObject({ label: 'handler', values: 7 });
    expect(status).toMatchObject({ label: 'status', values: 5 });
    // Too many label sets for the entropy: unknown.
    expect(user.evenness).toBe(null);
    // 7 handlers x 5 statuses.
    expect(drill!.labels!.seriesWithout).toBe(35);
    expect(found.cost.samples).toBeLessThan(20_000);
  });

  test('above the cap no series are counted, and it is said', () => {
    const { finding, drill } = ofJob('too-big');
    expect(finding).toMatchObject({ kind: 'blow-up', series: 300_000 });
    expect(drill).toMatchObject({ page: null, metric: null, fixes: [] });
    expect(drill!.notes[0]).toBe(
      'The target has 300,000 series, and at most 250,000 are counted: look at its page itself.'
    );
    expect(found.expressions.filter((text) => text.includes('too-big') && text.includes('count'))).toEqual([]);
  });

  test.each(['table', 'json'])('the command line, as %s: nothing that acts on a terminal', async (format) => {
    let output = '';
    const io: CliIo = {
      stdout: (text) => (output += text),
      stderr: (text) => (output += text),
      env: {},
      columns: 120,
      colours: false,
      showsProgress: false,
      now: Date.now,
      fetch,
      readFile: () => Promise.reject(new Error('not used')),
    };
    const server = ['--prometheus', prometheus.url, '--at', String(END_SECONDS), '--selector', 'job!="big"'];
    expect(await runCommandLine(['cardinality', ...server, '--format', format], '0.0.0', io)).toBe(0);
    expect(output).toContain('http_requests_total');
    const safe = format === 'json' ? JSON.stringify(JSON.parse(output)) && output : output;
    expect(safe).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('a Prometheus that scrapes', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startScraping([
      { name: 'small', page: () => toLines('demo_total', 40) },
      { name: 'rejected', page: () => toLines('other_total', 500), config: 'sample_limit: 100' },
    ]);
  });
  afterAll(() => prometheus?.stop());

  test('a page above sample_limit is found by what Prometheus writes beside the scrape', async () => {
    const client = connect(prometheus.url);
    const rejected = await until(async () => {
      const answer = await client.instant({
        expr: rejectedTargetsQuery([], { clusterLabel: null, apartLabels: [] }, 5),
        atSeconds: Date.now() / 1000,
      });
      return answer.vector;
    });
    expect(rejected.map(({ labels, value }) => [labels.job, value])).toEqual([['rejected', 500]]);
  });

  test('tsdbStatus: metrics and labels of the head', async () => {
    const client = connect(prometheus.url);
    const ask = () => client.tsdbStatus!({ atSeconds: Date.now() / 1000, limit: 5 });
    const [status] = await until(async () => {
      const answer = await ask();
      return answer.status.seriesByMetric.some(({ name }) => name === 'demo_total') ? [answer.status] : [];
    });
    expect(status.seriesByMetric).toContainEqual({ name: 'demo_total', value: 40 });
    expect(status.seriesByMetric.length).toBeLessThanOrEqual(5);
    expect(status.seriesByPair).toContainEqual({ name: '__name__=demo_total', value: 40 });
    expect(status.series).toBeGreaterThan(40);
    expect((await ask()).cost.requests).toBe(1);
  });
});

const program = findVictoriaMetrics();
(program ? test : test.skip)('tsdbStatus of a real VictoriaMetrics, and the targets in it', async () => {
  const small = [...riseTo({ job: 'small', instance: 'a:1' }, 400)];
  const own = Array.from({ length: 400 }, (_, i) =>
    lastSample({ __name__: 'demo_total', job: 'small', instance: 'a:1', session: `s${i}` })
  );
  const server = await startVictoriaMetrics(program!, [...small, ...own]);
  try {
    const client = connect(server.url);
    const { status } = await client.tsdbStatus!({ atSeconds: END_SECONDS, limit: 5 });
    expect(status.series).toBe(403);
    expect(status.seriesByMetric[0]).toEqual({ name: 'demo_total', value: 400 });
    expect(status.valuesByLabel).toContainEqual({ name: 'session', value: 400 });
    const found = await collectCardinality(sessionOf(client), {
      atSeconds: END_SECONDS,
      windowSeconds: HOURS * 3600,
      matchers: [],
      top: 5,
      drill: 1,
      clusterLabel: null,
    });
    expect(found.server).toMatchObject({ series: 403, memoryBytes: { low: 403 * 2048, high: 403 * 4096 } });
    expect(found.targets).toHaveLength(1);
    expect(found.targets[0]).toMatchObject({
      finding: { kind: 'blow-up', series: 400 },
      drill: { metric: { name: 'demo_total', series: 400 } },
    });
    expect(found.targets[0].drill!.labels!.analysis.exploding).toBe('session');
  } finally {
    await server.stop();
  }
});
