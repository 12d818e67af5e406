import { collectAnatomy } from '../../src/collect/containers/collectAnatomy';
import { toUnreclaimable } from '../../src/collect/cohorts/toCohortSeries';
import { collectCoupling, type CouplingRates } from '../../src/collect/facts/load/collectCoupling';
import { type Coupling, measureCoupling } from '../../src/engine';
import { readManifest } from '../fixtures/readRecorded.mjs';
import type { BackfillSeries } from '../prometheus/backfillSeries.mjs';
import type { RunningPrometheus } from '../prometheus/startPrometheus.mjs';
import { startRecordedPrometheus, type RecordedPrometheus } from '../prometheus/startRecordedPrometheus.mjs';
import { startSeriesPrometheus } from '../prometheus/startSeriesPrometheus.mjs';
import { connect, WINDOW_SECONDS } from './recordedClient';
import { sessionOf } from '../../src/collect/testing/sessionOf';

const STEP_SECONDS = 300;

async function coupleOf(
  url: string,
  key: { namespace: string; pod: string; container: string },
  { atSeconds, windowSeconds }: { atSeconds: number; windowSeconds: number },
  metrics?: readonly string[]
): Promise<{ rates: CouplingRates; coupling: Coupling }> {
  const client = connect(url);
  const asked = {
    key: { cluster: null, ...key },
    atSeconds,
    windowSeconds,
    stepSeconds: STEP_SECONDS,
    clusterLabel: null,
  };
  const { history, stepSeconds, startTimeSeconds } = await collectAnatomy(sessionOf(client), asked);
  const { timesSeconds } = history;
  const rates = await collectCoupling(sessionOf(client), { ...asked, stepSeconds, timesSeconds, metrics });
  const bytes = toUnreclaimable(history);
  return { rates, coupling: measureCoupling({ timesSeconds, bytes, startTimesSeconds: startTimeSeconds, ...rates }) };
}

const known = (values: ReadonlyArray<number | null>) => values.filter((value) => value !== null);

describe('collectCoupling(recorded container)', () => {
  let prometheus: RecordedPrometheus;
  beforeAll(async () => {
    prometheus = await startRecordedPrometheus();
  }, 300_000);
  afterAll(() => prometheus?.stop());

  const seen: string[] = [];
  afterAll(() => {
    process.stdout.write(`${seen.join('\n')}\n`);
  });

  /** Counter, and what memory follows. Only o05 leaks by errors. The day of o14 is in its jobs: its requests are constant. */
  const ROWS: Array<[string, string, string, string | null, Coupling['follows']]> = [
    [
      'o01-jvm-registry-canary',
      'app',
      'http_server_requests_seconds_count',
      'failed http_server_requests_seconds_count',
      'none',
    ],
    ['o04-sidecar-c', 'app', 'http_requests_total', 'failed http_requests_total', 'none'],
    ['o05-ruby-prefork', 'web', 'http_request_duration_seconds_count', 'rails_exceptions_total', 'errors'],
    ['o06-go-spikes', 'app', 'http_requests_total', 'failed http_requests_total', 'none'],
    ['o07-go-goroutines', 'app', 'http_requests_total', 'failed http_requests_total', 'none'],
    ['o08-go-list', 'app', 'http_requests_total', 'failed http_requests_total', 'none'],
    [
      'o09-node-map',
      'app',
      'http_request_duration_seconds_count',
      'failed http_request_duration_seconds_count',
      'none',
    ],
    ['o12-py-lru', 'app', 'requests_total', 'failed requests_total', 'none'],
    ['o14-py-diurnal', 'app', 'requests_total', 'failed requests_total', 'none'],
    [
      'o22-jvm-direct',
      'app',
      'http_server_requests_seconds_count',
      'failed http_server_requests_seconds_count',
      'none',
    ],
    [
      'o27-node-buffers',
      'app',
      'http_request_duration_seconds_count',
      'failed http_request_duration_seconds_count',
      'none',
    ],
    ['o30-go-flat', 'app', 'http_requests_total', 'failed http_requests_total', 'none'],
  ];
  test.each(ROWS)('%s %s: %s, %s; memory follows %s', async (id, container, requests, errors, follows) => {
    const scenario = readManifest().scenarios.find((one) => one.id === id)!;
    const key = { namespace: scenario.namespace, pod: scenario.pods[0].pod, container };
    const { rates, coupling } = await coupleOf(prometheus.url, key, {
      atSeconds: prometheus.endSeconds,
      windowSeconds: WINDOW_SECONDS,
    });
    seen.push(`${id}: ${coupling.follows}. ${coupling.sentences.join(' ')}`);
    expect(rates.warnings).toEqual([]);
    expect([rates.requests?.name, rates.errors?.name ?? null, rates.scope]).toEqual([requests, errors, 'container']);
    expect(known(rates.requests!.perSecond).length).toBeGreaterThan(0.8 * rates.requests!.perSecond.length);
    expect(rates.cost.requests).toBeLessThanOrEqual(12);
    expect(coupling.follows).toBe(follows);
  });

  test('o04: a sidecar that counts no requests has none, and not those of its neighbour', async () => {
    const scenario = readManifest().scenarios.find(({ id }) => id === 'o04-sidecar-c')!;
    const key = { namespace: scenario.namespace, pod: scenario.pods[0].pod, container: 'log-shipper' };
    const { rates, coupling } = await coupleOf(prometheus.url, key, {
      atSeconds: prometheus.endSeconds,
      windowSeconds: WINDOW_SECONDS,
    });
    expect([rates.requests, rates.errors, rates.scope]).toEqual([null, null, null]);
    expect(coupling.follows).toBe('unknown');
  });
});

const START = 1_795_000_000;
const ROWS = 24 * 60;
const END = START + (ROWS - 1) * 60;

/** One pod: counters of several libraries at once, in the ways in which they are labelled. */
function* podSeries(): Generator<BackfillSeries> {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const make = (
    pod: string,
    name: string,
    labels: Record<string, string>,
    value: (row: number) => number,
    from = 0
  ) => ({
    labels: { __name__: name, namespace: 'shop', pod, ...labels },
    timesSeconds: rows.slice(from).map((row) => START + row * 60),
    values: rows.slice(from).map(value),
  });
  for (const pod of ['mesh', 'grpc', 'quiet']) {
    const row = { container: 'app', id: `/kubepods/${pod}`, image: 'i', node: 'n1' };
    yield make(pod, 'container_memory_rss', row, (r) => 1e8 + r * 1e5);
    yield make(pod, 'container_memory_usage_bytes', row, (r) => 1e8 + r * 1e5);
    yield make(pod, 'container_memory_working_set_bytes', row, (r) => 1e8 + r * 1e5);
    yield make(pod, 'container_start_time_seconds', row, () => START - 60);
  }
  const daily = { container: 'app', id: '/kubepods/daily', image: 'i', node: 'n1' };
  const rate = (r: number) => 50 + 40 * Math.sin((r / ROWS) * 4 * Math.PI);
  // Its integral, in requests.
  const count = (r: number) => 60 * (50 * r - ((40 * ROWS) / (4 * Math.PI)) * (Math.cos((r / ROWS) * 4 * Math.PI) - 1));
  yield make('daily', 'container_memory_rss', daily, (r) => 1e8 + 1e6 * rate(r));
  yield make('daily', 'container_memory_usage_bytes', daily, (r) => 1e8 + 1e6 * rate(r));
  yield make('daily', 'container_memory_working_set_bytes', daily, (r) => 1e8 + 1e6 * rate(r));
  yield make('daily', 'container_start_time_seconds', daily, () => START - 60);
  yield make('daily', 'http_server_request_duration_seconds_count', { container: 'app' }, count);
  const mesh = { container: 'istio-proxy' };
  yield make(
    'mesh',
    'istio_requests_total',
    { ...mesh, reporter: 'destination', response_code: '200' },
    (r) => r * 600
  );
  yield make('mesh', 'istio_requests_total', { ...mesh, reporter: 'destination', response_code: '503' }, (r) => r * 6);
  yield make('mesh', 'istio_requests_total', { ...mesh, reporter: 'source', response_code: '200' }, (r) => r * 60_000);
  const grpc = { container: 'app', grpc_method: 'Get"} \\ $1' };
  yield make('grpc', 'grpc_server_handled_total', { ...grpc, grpc_code: 'OK' }, (r) => r * 120);
  yield make('grpc', 'grpc_server_handled_total', { ...grpc, grpc_code: 'NotFound' }, (r) => r * 60);
  yield make('grpc', 'grpc_server_handled_total', { ...grpc, grpc_code: 'Internal' }, (r) => (r - 700) * 60, 700);
  yield make('grpc', 'jobs_failed_total', { container: 'app' }, (r) => r * 30);
}

describe('collectCoupling(generated counters)', () => {
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    prometheus = await startSeriesPrometheus({ series: podSeries() });
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const ratesOf = async (pod: string, metrics?: readonly string[]) =>
    (
      await coupleOf(
        prometheus.url,
        { namespace: 'shop', pod, container: 'app' },
        { atSeconds: END, windowSeconds: END - START },
        metrics
      )
    ).rates;

  test('Istio: requests that arrive, counted by the proxy for the pod; 5xx failed', async () => {
    const { requests, errors, scope } = await ratesOf('mesh');
    expect(scope).toBe('pod');
    const middle = Math.floor(requests!.perSecond.length / 2);
    expect(requests!.perSecond[middle]).toBeCloseTo(10.1, 6);
    expect(errors!.perSecond[middle]).toBeCloseTo(0.1, 6);
  });

  test('gRPC: NotFound is no failure; before the first failure there were none, not an unknown number', async () => {
    const { requests, errors } = await ratesOf('grpc');
    expect(requests!.name).toBe('grpc_server_handled_total');
    const at = (row: number) => Math.round((row * 60) / STEP_SECONDS);
    expect(errors!.perSecond[at(400)]).toBe(0);
    expect(errors!.perSecond[at(1200)]).toBeCloseTo(1, 6);
    expect(requests!.perSecond[at(400)]).toBeCloseTo(3, 6);
  });

  test('metrics that the user names, one of them not there, one hostile', async () => {
    const hostile = 'x"} or vector(1) # .*';
    const { others, warnings } = await ratesOf('grpc', ['jobs_failed_total', 'nobody_total', hostile]);
    expect(others.map(({ name }) => name)).toEqual(['jobs_failed_total']);
    expect(known(others[0].perSecond).every((value) => Math.abs(value - 0.5) < 1e-6)).toBe(true);
    expect(warnings).toEqual([
      'The counter nobody_total was not found for this container.',
      `The counter ${hostile} was not found for this container.`,
    ]);
  });

  test('memory that rises and falls with OpenTelemetry’s request counter follows the load', async () => {
    const key = { namespace: 'shop', pod: 'daily', container: 'app' };
    const { rates, coupling } = await coupleOf(prometheus.url, key, { atSeconds: END, windowSeconds: END - START });
    expect([rates.requests?.name, rates.errors]).toEqual(['http_server_request_duration_seconds_count', null]);
    expect(coupling.follows).toBe('load');
    expect(coupling.numbers.load!.bytesPerRate / 1e6).toBeCloseTo(1, 1);
  });

  test('no counters: unknown, not zero', async () => {
    expect(await ratesOf('quiet')).toMatchObject({ requests: null, errors: null, scope: null });
  });

  test('a server that is down rejects', async () => {
    const request = {
      key: { cluster: null, namespace: 'shop', pod: 'grpc', container: 'app' },
      atSeconds: END,
      windowSeconds: 3600,
      clusterLabel: null,
      timesSeconds: [END - 300, END],
      stepSeconds: 300,
    };
    await expect(collectCoupling(sessionOf(connect('http://127.0.0.1:9')), request)).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });
});
