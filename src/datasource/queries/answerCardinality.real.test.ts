/** @jest-environment ./src/datasource/testing/jsdomWithFetch.js */
import type { DataFrame } from '@grafana/data';
import {
  startRecordedPrometheus,
  type RecordedPrometheus,
} from '../../../tests/prometheus/startRecordedPrometheus.mjs';
import type { BackfillSeries } from '../../../tests/prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../../../tests/prometheus/startPrometheus.mjs';
import { startSeriesPrometheus } from '../../../tests/prometheus/startSeriesPrometheus.mjs';
import type { LabelMatcher } from '../../collect/sources/labelMatcher';
import {
  CARDINALITY_LABELS,
  CARDINALITY_METRICS,
  CARDINALITY_SERVER,
  CARDINALITY_TOP,
} from '../../contract/cardinalityDetailFrames';
import { CARDINALITY, CARDINALITY_EVIDENCE, type CardinalityMeta } from '../../contract/cardinalityFrame';
import { CARDINALITY_SERIES } from '../../contract/cardinalityLines';
import { META_KEY } from '../../contract/codec/metaKey';
import { grafanaPrometheusClient } from '../clients/grafanaPrometheusClient';
import { installGrafana } from '../testing/installGrafana';
import { realPrometheus } from '../testing/realPrometheus';
import { answerCardinality, type CardinalityQuestion } from './answerCardinality';
import { sessionOf } from '../../collect/testing/sessionOf';

interface Scrapes {
  startScraping(jobs: Array<{ name: string; page: () => string }>): Promise<RunningPrometheus>;
  toLines(name: string, count: number): string;
  until<T>(ask: () => Promise<T[]>): Promise<T[]>;
}

/** Required, because scenarios are not among the sources that TypeScript compiles here. */
const { startScraping, toLines, until } = jest.requireActual<Scrapes>('../../../tests/scenarios/cardinalityScrapes');

const MIB = 1024 * 1024;
const metaOf = (frame: DataFrame): CardinalityMeta => frame.meta?.custom?.[META_KEY];
const valuesOf = (frame: DataFrame, name: string): unknown[] =>
  frame.fields.find((field) => field.name === name)!.values;

const noticesOf = (frame: DataFrame) => (frame.meta?.notices ?? []).map(({ text }) => text);

describe('answerCardinality(sessionOf(client), question, refId, emit) through Grafana on a real Prometheus', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
    installGrafana([realPrometheus(prometheus.url)], {});
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const ask = async (query: CardinalityQuestion['query'] = {}, matchers: LabelMatcher[] = []) => {
    const client = grafanaPrometheusClient('prom');
    const { startSeconds, endSeconds } = prometheus;
    const window = { atSeconds: endSeconds, windowSeconds: endSeconds - startSeconds, clusterLabel: null };
    const packets: DataFrame[][] = [];
    const frames = await answerCardinality(sessionOf(client), { query, matchers, ...window }, 'A', (soFar) =>
      packets.push(soFar)
    );
    const of = (kind: CardinalityMeta['kind']) => frames.filter((frame) => metaOf(frame).kind === kind);
    return { frames, packets, of, list: frames[0] };
  };

  test('the list comes first, then what each target is made of; o01 and o21 lead it', async () => {
    const { packets, list, of } = await ask();
    expect(packets.map(([frame]) => metaOf(frame))).toMatchObject([
      { kind: 'cardinality', totalTargets: 35, lookedInto: 0, toLookInto: 3 },
    ]);
    expect(packets[0]).toHaveLength(1);
    expect(metaOf(list)).toMatchObject({ lookedInto: 3, toLookInto: 3, totalTargets: 35 });
    expect(noticesOf(list)).toEqual([expect.stringContaining('3 of 4 targets that are worth it are looked into')]);
    expect(metaOf(list).requests).toBeGreaterThan(metaOf(packets[0][0]).requests!);
    expect(valuesOf(list, CARDINALITY.kind).slice(0, 3)).toEqual(['blow-up', 'blow-up', 'churn']);
    const found = (name: string) => valuesOf(list, name).slice(0, 2);
    const jobs = found(CARDINALITY.job);
    expect([...jobs].sort()).toEqual(['api/checkout-api', 'shop/orders']);
    const [orders, checkout] = [jobs.indexOf('shop/orders'), jobs.indexOf('api/checkout-api')];
    expect(found(CARDINALITY.coupled)[orders]).toBe('true');
    expect(found(CARDINALITY.coupled)[checkout]).toBe('false');
    expect(found(CARDINALITY.label)[orders]).toBe('session_id');
    expect(found(CARDINALITY.label)[checkout]).toBe('user_id');
    expect(found(CARDINALITY.container)[orders]).toBe('app');
    expect(found(CARDINALITY.lookedInto)).toEqual(['yes', 'yes']);
    expect(Number(found(CARDINALITY.explainedBytes)[orders]) / MIB).toBeGreaterThan(150);
    expect(of('cardinality-series')).toHaveLength(3);
    expect(of('cardinality-server')).toHaveLength(1);
  });

  test('o01 by its names: its metric, its label, and the canary beside it over time', async () => {
    const [instance] = await instancesOf('shop/orders');
    const { list, of } = await ask({ job: 'shop/orders', instance: String(instance) });
    expect(valuesOf(list, CARDINALITY.instance)).toEqual([instance]);
    const [metrics] = of('cardinality-metrics');
    expect(valuesOf(metrics, CARDINALITY_METRICS.metric)[0]).toBe('order_processing_seconds');
    expect(valuesOf(metrics, CARDINALITY_METRICS.seriesAtStart)[0]).toBe(0);
    // All of its series are in these rows: there is none for the others.
    expect(valuesOf(metrics, CARDINALITY_METRICS.metric)).not.toContain(null);
    const [labels] = of('cardinality-labels');
    expect(valuesOf(labels, CARDINALITY_LABELS.label)[0]).toBe('session_id');
    expect(valuesOf(labels, CARDINALITY_LABELS.explodes)[0]).toBe('true');
    expect(valuesOf(labels, CARDINALITY_LABELS.values)[0]).toBe(533);
    expect(String(valuesOf(labels, CARDINALITY_LABELS.examples)[0]).split(', ')).toHaveLength(3);
    const [series] = of('cardinality-series');
    expect(series.fields.map(({ name, labels: of }) => [name, of?.[CARDINALITY_SERIES.roleLabel]])).toEqual([
      ['time', undefined],
      ['series', 'target'],
      ['memory', 'target'],
      ['series', 'replica'],
      ['memory', 'replica'],
    ]);
    const growth = series.fields.slice(1).map(({ values }) => {
      const known = values.filter((value) => value !== null);
      return known[known.length - 1] - known[0];
    });
    expect(growth[0]).toBeGreaterThan(8000);
    expect(growth[1] / MIB).toBeGreaterThan(150);
    expect(growth[2]).toBeLessThan(100);
    expect(growth[3] / MIB).toBeLessThan(30);
  });

  async function instancesOf(job: string): Promise<unknown[]> {
    return valuesOf((await ask({ job, drill: 0 })).list, CARDINALITY.instance);
  }

  test('a steady target by its names is looked into as well', async () => {
    const [, canary] = await instancesOf('shop/orders');
    const { list, of } = await ask({ job: 'shop/orders', instance: String(canary) });
    expect(valuesOf(list, CARDINALITY.kind)).toEqual(['steady']);
    expect(valuesOf(list, CARDINALITY.lookedInto)).toEqual(['yes']);
    expect(of('cardinality-metrics')).toHaveLength(1);
  });

  test('drill 0: what a look would cost is said', async () => {
    const { list } = await ask({ job: 'api/checkout-api', drill: 0 });
    expect(valuesOf(list, CARDINALITY.lookedInto)).toEqual(['no']);
    const [evidence] = valuesOf(list, CARDINALITY.evidence) as DataFrame[];
    expect(valuesOf(evidence, CARDINALITY_EVIDENCE.text).join(' ')).toMatch(
      /Not looked into\. That would take up to 13 requests, which count 8,8\d\d series on the server\./
    );
    expect(noticesOf(list).join(' ')).toContain('0 of 1 targets that are worth it are looked into');
  });

  test('a scope chooses by the labels of targets', async () => {
    const shop = await ask({ drill: 0 }, [{ label: 'namespace', op: '=~', value: 'shop' }]);
    expect(new Set(valuesOf(shop.list, CARDINALITY.namespace))).toEqual(new Set(['shop']));
    const exporter = await ask({ drill: 0 }, [{ label: 'container', op: '=~', value: 'process-.*' }]);
    expect(valuesOf(exporter.list, CARDINALITY.container)).toEqual(['process-exporter']);
    expect(noticesOf(exporter.list)).toEqual([]);
  });

  test('a label that no target carries is named; no answer is silently empty', async () => {
    const { list, frames } = await ask({}, [{ label: 'zone', op: '=~', value: 'a' }]);
    expect(list.fields).toEqual([]);
    expect(noticesOf(list)).toEqual([
      'No scrape target carries the label zone: leave it empty, or add it in the relabel rules.',
    ]);
    expect(frames.map((frame) => metaOf(frame).totalTargets)).toContain(0);
    const none = await ask({}, [{ label: 'namespace', op: '=~', value: 'nowhere' }]);
    expect(noticesOf(none.list)).toEqual(['No scrape target matches.']);
  });

  test('hostile names are matched as they are, and nothing else', async () => {
    const { list } = await ask({ job: 'shop/orders"} or up{job=~".*', instance: '\\"\n' });
    expect(list.fields).toEqual([]);
    expect(metaOf(list).totalTargets).toBe(0);
  });
});

const END_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1000;
const HOURS = 12;
const EVIL = `"}) or vector(1) # \\ \n<img src=x onerror=alert(1)> \u202e`;

/** A target that rises to 600 samples, and its series as they are at the end. */
function* generatedTarget(labels: Record<string, string>): Generator<BackfillSeries> {
  const timesSeconds = Array.from({ length: HOURS * 15 + 1 }, (_, i) => END_SECONDS - HOURS * 3600 + i * 240);
  const rise = timesSeconds.map((_, i) => Math.round(10 + (590 * i) / (timesSeconds.length - 1)));
  const beside = { scrape_samples_scraped: rise, scrape_samples_post_metric_relabeling: rise, up: rise.map(() => 1) };
  for (const [name, values] of Object.entries(beside)) {
    yield { labels: { __name__: name, ...labels }, timesSeconds, values };
  }
  for (let i = 0; i < 600; i++) {
    const own = { __name__: 'http_requests_total', ...labels, query: i === 0 ? 'x'.repeat(10_240) : `${EVIL}${i}` };
    yield { labels: own, timesSeconds: [END_SECONDS - 30], values: [1] };
  }
}

describe('answerCardinality(hostile labels, targets of pods without a container)', () => {
  const HOSTILE = { job: EVIL, instance: `${EVIL}:1`, namespace: EVIL, pod: EVIL };
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({
      series: [
        ...generatedTarget(HOSTILE),
        ...generatedTarget({ job: 'monitored', instance: 'a:1', namespace: 'shop', pod: 'p1', container: 'app' }),
        ...generatedTarget({ job: 'monitored', instance: 'b:1', namespace: 'shop', pod: 'p1', container: 'sidecar' }),
        ...generatedTarget({ job: 'annotated', instance: 'c:1', namespace: 'shop', pod: 'p2' }),
        ...generatedTarget({ job: 'static', instance: 'd:1' }),
      ],
    });
    installGrafana([realPrometheus(prometheus.url)], {});
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const ask = (query: CardinalityQuestion['query'], matchers: LabelMatcher[] = []) => {
    const client = grafanaPrometheusClient('prom');
    const window = { atSeconds: END_SECONDS, windowSeconds: HOURS * 3600, clusterLabel: null };
    return answerCardinality(sessionOf(client), { query, matchers, ...window }, 'A', () => undefined);
  };

  test('a hostile target by its exact names; no value of its labels is shown as a whole', async () => {
    const frames = await ask({ job: HOSTILE.job, instance: HOSTILE.instance });
    expect(valuesOf(frames[0], CARDINALITY.instance)).toEqual([HOSTILE.instance]);
    expect(valuesOf(frames[0], CARDINALITY.metric)).toEqual(['http_requests_total']);
    expect(valuesOf(frames[0], CARDINALITY.label)).toEqual(['query']);
    const labels = frames.find((frame) => metaOf(frame).kind === 'cardinality-labels')!;
    for (const example of String(valuesOf(labels, CARDINALITY_LABELS.examples)[0]).split(', ')) {
      expect([...example].length).toBeLessThanOrEqual(7);
    }
    expect(JSON.stringify(frames.slice(1))).not.toContain('xxxxxxxxxx');
  });

  test('a container keeps the targets of pods that name none, and says so', async () => {
    const [list] = await ask({ drill: 0 }, [{ label: 'container', op: '=~', value: 'app' }]);
    const found = valuesOf(list, CARDINALITY.instance);
    expect([...found].sort()).toEqual([HOSTILE.instance, 'a:1', 'c:1'].sort());
    expect(noticesOf(list)[0]).toBe(
      '2 of these targets name a pod and no container: whether they are of the containers asked for is not known.'
    );
  });

  test('a container left out: targets without one stay', async () => {
    const [list] = await ask({ drill: 0 }, [{ label: 'container', op: '!=', value: 'app' }]);
    expect(valuesOf(list, CARDINALITY.instance)).toHaveLength(4);
  });
});

describe('answerCardinality(a Prometheus that scrapes)', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startScraping([{ name: 'demo', page: () => toLines('demo_total', 40) }]);
    installGrafana([realPrometheus(prometheus.url)], {});
  }, 60_000);
  afterAll(() => prometheus?.stop());

  test('the server tells its own statistics through the resources of its data source', async () => {
    const [rows] = await until(async () => {
      const client = grafanaPrometheusClient('prom');
      const atSeconds = Math.floor(Date.now() / 1000);
      // A server keeps its statistics for half a minute: those of an empty head are not asked for.
      if ((await client.instant({ expr: 'demo_total', atSeconds })).vector.length === 0) {
        return [];
      }
      const question = { query: { drill: 0 }, matchers: [], atSeconds, windowSeconds: 900, clusterLabel: null };
      const frames = await answerCardinality(sessionOf(client), question, 'A', () => undefined);
      const top = frames.find((frame) => metaOf(frame).kind === 'cardinality-top');
      const server = frames.find((frame) => metaOf(frame).kind === 'cardinality-server')!;
      const [names, lists, counts] = [CARDINALITY_TOP.name, CARDINALITY_TOP.list, CARDINALITY_TOP.count].map((name) =>
        top ? valuesOf(top, name) : []
      );
      return names.includes('demo_total')
        ? [{ names, lists, counts, series: valuesOf(server, CARDINALITY_SERVER.series) }]
        : [];
    });
    const index = rows.names.indexOf('demo_total');
    expect([rows.lists[index], rows.counts[index]]).toEqual(['metric', 40]);
    expect(new Set(rows.lists)).toEqual(new Set(['metric', 'label', 'pair']));
    expect(rows.series[0]).toBeGreaterThan(40);
  }, 120_000);
});
