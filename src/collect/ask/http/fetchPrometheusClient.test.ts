import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchPrometheusClient, type FetchClientOptions } from './fetchPrometheusClient';
import type { PrometheusClient } from '../prometheusClient';

interface Asked {
  method: string;
  path: string;
  parameters: Record<string, string>;
  headers: IncomingMessage['headers'];
}
type Answer = { status?: number; body: unknown; headers?: Record<string, string> };

let server: Server;
let url: string;
let asked: Asked[] = [];
let answerTo: (asked: Asked) => Answer;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://h');
      const form = request.method === 'POST' ? new URLSearchParams(body) : searchParams;
      const question = {
        method: request.method ?? '',
        path: pathname,
        parameters: Object.fromEntries(form),
        headers: request.headers,
      };
      asked.push(question);
      const { status = 200, body: answer, headers = {} } = answerTo(question);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});
beforeEach(() => {
  asked = [];
});

const client = (options: Partial<FetchClientOptions> = {}): PrometheusClient =>
  fetchPrometheusClient({ baseUrl: url, fetch, timeoutSeconds: 5, now: () => 0, ...options });
const success = (data: unknown, more: object = {}): Answer => ({ body: { status: 'success', data, ...more } });
const vector = (...result: unknown[]) => success({ resultType: 'vector', result });
const instant = (options: Partial<FetchClientOptions> = {}) =>
  client(options).instant({ expr: 'up', atSeconds: 100.5 });

describe('fetchPrometheusClient: instant', () => {
  test('is a POST form with time and timeout, below the path of the address', async () => {
    answerTo = () => vector();
    await client({ baseUrl: `${url}/prom/`, headers: { 'X-Scope-OrgID': 'a|b' } }).instant({
      expr: 'a{b="\\"&+%"}',
      atSeconds: 100.5,
    });
    expect(asked).toMatchObject([
      {
        method: 'POST',
        path: '/prom/api/v1/query',
        parameters: { query: 'a{b="\\"&+%"}', time: '100.5', timeout: '5000ms' },
        headers: { 'x-scope-orgid': 'a|b' },
      },
    ]);
  });

  test('user and password of the address become a header', async () => {
    answerTo = () => vector();
    await instant({ baseUrl: url.replace('http://', 'http://me:secret@') });
    expect(asked[0].headers.authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
  });

  test.each([
    ['1.5e9', 1.5e9],
    ['-0', -0],
    ['.5', 0.5],
    ['NaN', NaN],
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
  ])('value %s', async (text, value) => {
    answerTo = () => vector({ metric: { pod: 'a' }, value: [100.5, text] });
    expect((await instant()).vector).toEqual([{ labels: { pod: 'a' }, timeSeconds: 100.5, value }]);
  });

  test.each([[''], [' '], ['1x'], ['null'], ['0x'], ['toString']])('value %j is no number, not zero', async (text) => {
    answerTo = () => vector({ metric: {}, value: [100.5, text] });
    await expect(instant()).rejects.toMatchObject({ kind: 'not-prometheus' });
  });

  test('a scalar is one sample', async () => {
    answerTo = () => success({ resultType: 'scalar', result: [1, '2'] });
    expect((await instant()).vector).toEqual([{ labels: {}, timeSeconds: 1, value: 2 }]);
  });

  test('an empty answer is empty, and warnings are passed on in one line', async () => {
    answerTo = () => success({ resultType: 'vector', result: [] }, { warnings: ['store\ndown', 5] });
    expect(await instant()).toMatchObject({ vector: [], warnings: ['store down'] });
  });

  test('cost: requests, bytes of the answer, samples and time', async () => {
    answerTo = () => vector({ metric: {}, value: [1, '1'] }, { metric: { a: 'b' }, value: [1, '1'] });
    const bytes = JSON.stringify(answerTo(asked[0]).body).length;
    const times = [1000, 1250];
    const { cost } = await instant({ now: () => times.shift() ?? NaN });
    expect(cost).toEqual({ requests: 1, bytes, samples: 2, milliseconds: 250 });
  });

  test('a server that forbids POST is asked by GET from then on', async () => {
    answerTo = ({ method }) => (method === 'POST' ? { status: 405, body: '' } : vector());
    const one = client();
    const first = await one.instant({ expr: 'up', atSeconds: 1 });
    await one.instant({ expr: 'up', atSeconds: 2 });
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    expect(asked[1].parameters).toEqual({ query: 'up', time: '1', timeout: '5000ms' });
    expect(first.cost.requests).toBe(2);
  });

  test.each([
    ['no data', { status: 'success' }],
    ['null data', { status: 'success', data: null }],
    ['another type', { status: 'success', data: { resultType: 'matrix', result: [] } }],
    ['no list', { status: 'success', data: { resultType: 'vector', result: {} } }],
    ['a row that is null', { status: 'success', data: { resultType: 'vector', result: [null] } }],
    ['no labels', { status: 'success', data: { resultType: 'vector', result: [{ value: [1, '1'] }] } }],
    [
      'a label that is no text',
      { status: 'success', data: { resultType: 'vector', result: [{ metric: { a: 1 }, value: [1, '1'] }] } },
    ],
    [
      'a time that is text',
      { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: ['1', '1'] }] } },
    ],
    ['other JSON', { hello: 'world' }],
    ['a list', []],
    ['null', null],
  ])('wrong shape: %s', async (_, body) => {
    answerTo = () => ({ body });
    await expect(instant()).rejects.toMatchObject({ name: 'PrometheusError', kind: 'not-prometheus' });
  });

  test('more series than the cap', async () => {
    answerTo = () => vector(...Array.from({ length: 4 }, () => ({ metric: {}, value: [1, '1'] })));
    await expect(instant({ caps: { series: 3 } })).rejects.toMatchObject({
      kind: 'too-much',
      message: expect.stringContaining('4 series, and 3 are the most'),
    });
  });

  test('more bytes than the cap', async () => {
    answerTo = () => vector({ metric: { a: 'x'.repeat(5000) }, value: [1, '1'] });
    await expect(instant({ caps: { answerBytes: 2048 } })).rejects.toMatchObject({
      kind: 'too-much',
      message: expect.stringContaining('larger than 2 KiB'),
    });
  });
});

/** Answers a range as Prometheus does: a point at start + k * step; the value is the time. */
function points({ parameters }: Asked): Array<[number, string]> {
  const [start, end, step] = [parameters.start, parameters.end, parameters.step].map(Number);
  return Array.from({ length: Math.floor((end - start) / step + 1e-9) + 1 }, (_, i) => {
    const time = Math.round((start + i * step) * 1000) / 1000;
    return [time, String(time)];
  });
}
const matrix = (question: Asked): Answer =>
  success({ resultType: 'matrix', result: [{ metric: { pod: 'a' }, values: points(question) }] }, { warnings: ['w'] });

describe('fetchPrometheusClient: range', () => {
  const ask = (endSeconds: number, stepSeconds: number, options: Partial<FetchClientOptions> = {}) =>
    client(options).range({ expr: 'up', startSeconds: 0.4, endSeconds, stepSeconds });

  test('more points than Prometheus allows come in slices that join without gaps or doubles', async () => {
    answerTo = (question) =>
      points(question).length > 11_000
        ? { status: 400, body: { status: 'error', error: 'exceeded maximum resolution' } }
        : matrix(question);
    const { series, warnings, cost } = await ask(25_000.4, 1);
    expect(asked).toHaveLength(3);
    expect(series).toHaveLength(1);
    expect(series[0].timesSeconds).toEqual(
      Array.from({ length: 25_001 }, (_, i) => Math.round((i + 0.4) * 1000) / 1000)
    );
    expect(series[0].values).toEqual(series[0].timesSeconds);
    expect(warnings).toEqual(['w']);
    expect(cost).toMatchObject({ requests: 3, samples: 25_001 });
  });

  test('a slice that is too much for the server is halved', async () => {
    answerTo = (question) =>
      points(question).length > 30
        ? {
            status: 422,
            body: {
              status: 'error',
              errorType: 'execution',
              error: 'query processing would load too many samples into memory',
            },
          }
        : matrix(question);
    const { series } = await ask(99.4, 1);
    expect(series[0].timesSeconds).toHaveLength(100);
    expect(new Set(series[0].timesSeconds).size).toBe(100);
  });

  test('halving ends: a server that allows nothing is told about', async () => {
    answerTo = () => ({
      status: 422,
      body: { status: 'error', error: 'query processing would load too many samples into memory' },
    });
    await expect(ask(1000.4, 1)).rejects.toMatchObject({ kind: 'too-much', status: 422 });
    expect(asked).toHaveLength(5);
  });

  test('the cap on samples counts all slices, and does not halve', async () => {
    answerTo = matrix;
    await expect(ask(25_000.4, 1, { caps: { samples: 25_000 } })).rejects.toMatchObject({
      kind: 'too-much',
      status: null,
    });
    asked = [];
    await expect(ask(25_000.4, 1, { caps: { samples: 15_000 } })).rejects.toThrow('25001 points a series');
    expect(asked).toHaveLength(0);
  });

  test.each([
    ['an end before the start', 0],
    ['no end', NaN],
  ])('%s is an error, not an empty answer', async (_, endSeconds) => {
    await expect(ask(endSeconds, 1)).rejects.toMatchObject({ kind: 'bad-query' });
    expect(asked).toHaveLength(0);
  });

  test('a failing slice ends the others', async () => {
    answerTo = (question) => (question.parameters.start === '0.4' ? { status: 500, body: '' } : matrix(question));
    await expect(ask(1_100_000.4, 1)).rejects.toMatchObject({ kind: 'server' });
    expect(asked.length).toBeLessThan(20);
  });
});

describe('fetchPrometheusClient: labelValues and metadata', () => {
  const values = (options: Partial<FetchClientOptions> = {}) =>
    client(options).labelValues({ label: 'pod', match: 'm{a="b"}', startSeconds: 1, endSeconds: 2 });

  test('labelValues is a GET with match[]', async () => {
    answerTo = () => success(['a', '<script>']);
    expect((await values()).values).toEqual(['a', '<script>']);
    // Requests that the test before has cancelled may still arrive.
    expect(asked.filter(({ path }) => path.includes('label'))).toMatchObject([
      { method: 'GET', path: '/api/v1/label/pod/values', parameters: { 'match[]': 'm{a="b"}', start: '1', end: '2' } },
    ]);
  });

  test('labelValues above the cap are cut, and a warning says so', async () => {
    answerTo = () => success(['a', 'b', 'c']);
    const answer = await values({ caps: { labelValues: 2 } });
    expect(answer).toMatchObject({ values: ['a', 'b'], warnings: ['Only the first 2 values are listed.'] });
  });

  test.each([[{}], [[1]], ['a']])('labelValues: %j is no list of names', async (data) => {
    answerTo = () => success(data);
    await expect(values()).rejects.toMatchObject({ kind: 'not-prometheus' });
  });

  test.each([
    [{ up: [{ type: 'gauge', help: 'Is it up.' }] }, { type: 'gauge', help: 'Is it up.' }],
    [{ up: [] }, { type: null, help: null }],
    [{}, { type: null, help: null }],
    [{ up: [{ type: 'gauge', help: '' }] }, { type: 'gauge', help: null }],
  ])('metadata %j', async (data, expected) => {
    answerTo = () => success(data);
    expect(await client().metadata({ metric: 'up' })).toMatchObject(expected);
  });
});

describe('fetchPrometheusClient: tsdbStatus', () => {
  const TSDB = {
    headStats: { numSeries: 12 },
    seriesCountByMetricName: [{ name: 'up', value: 7 }],
    labelValueCountByLabelName: [],
    seriesCountByLabelValuePair: [],
  };

  test('of Prometheus', async () => {
    answerTo = () => success(TSDB);
    const { status, cost } = await client().tsdbStatus!({ atSeconds: 1_700_000_000, limit: 5 });
    expect([status.series, status.seriesByMetric, cost.requests]).toEqual([12, [{ name: 'up', value: 7 }], 1]);
    expect(asked[0].parameters).toEqual({ limit: '5', topN: '5', date: '2023-11-14' });
  });

  test('where there is no such page, those of Mimir, which have no envelope', async () => {
    answerTo = ({ path }) =>
      path.endsWith('/status/tsdb')
        ? { status: 404, body: 'not found' }
        : path.endsWith('/cardinality/label_names')
          ? { body: { label_names_count: 1, cardinality: [{ label_name: 'pod', label_values_count: 3 }] } }
          : { body: { series_count_total: 9, labels: [{ label_name: '__name__', cardinality: [] }] } };
    const { status, cost } = await client().tsdbStatus!({ atSeconds: 0, limit: 5 });
    expect(status).toEqual({
      series: 9,
      seriesByMetric: [],
      valuesByLabel: [{ name: 'pod', value: 3 }],
      seriesByPair: [],
    });
    expect(cost.requests).toBe(3);
    expect(asked.slice(1).map(({ parameters }) => parameters)).toEqual([
      { limit: '5' },
      { 'label_names[]': '__name__', limit: '5' },
    ]);
  });

  test.each([
    ['neither page', { status: 404, body: 'not found' }, 'not-found', 2],
    ['a refusal', { status: 403, body: 'no' }, 'forbidden', 1],
  ])('%s: rejects', async (_, answer, kind, requests) => {
    answerTo = () => answer;
    await expect(client().tsdbStatus!({ atSeconds: 0, limit: 5 })).rejects.toMatchObject({ kind });
    expect(asked).toHaveLength(requests);
  });
});

describe('fetchPrometheusClient: servers that are busy', () => {
  const busy = (status: number, after: string): Answer => ({ status, body: 'busy', headers: { 'retry-after': after } });

  test.each([429, 503])('HTTP %i with a short Retry-After is asked once more', async (status) => {
    answerTo = () => (asked.length === 1 ? busy(status, '0') : vector({ metric: {}, value: [1, '1'] }));
    expect((await instant()).vector).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  test('and not more often than that', async () => {
    answerTo = () => busy(429, '0');
    await expect(instant()).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(asked).toHaveLength(2);
  });

  test('a long one is told', async () => {
    answerTo = () => busy(429, '90');
    await expect(instant()).rejects.toThrow('try again later, in 90 s as it says');
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['a moment', new Date(Date.now() + 120_000).toUTCString(), /in 1?\d\d s as it says/],
    ['nonsense', 'soon', /try again later\.$/],
    ['a moment that is over', 'Mon, 01 Jan 2001 00:00:00 GMT', /try again later\.$/],
  ])('Retry-After as %s', async (_, after, says) => {
    answerTo = () => busy(429, after);
    await expect(instant()).rejects.toThrow(says);
  });
});

describe('fetchPrometheusClient: native histograms', () => {
  const rows = [
    { metric: { a: '1' }, histogram: [1, { count: '1' }], histograms: [[1, { count: '1' }]] },
    { metric: { a: '2' }, value: [1, '2'], values: [[1, '2']] },
  ];
  const SAYS = '1 of 2 series are native histograms, which hold no numbers, and left out.';

  test('are left out of an instant answer, and that is said', async () => {
    answerTo = () => vector(...rows);
    const { vector: samples, warnings } = await instant();
    expect([samples.map(({ value }) => value), warnings]).toEqual([[2], [SAYS]]);
  });

  test('and of a range', async () => {
    answerTo = () => success({ resultType: 'matrix', result: rows });
    const answer = await client().range({ expr: 'up', startSeconds: 0, endSeconds: 60, stepSeconds: 60 });
    expect([answer.series.map(({ values }) => values), answer.warnings]).toEqual([[[2]], [SAYS]]);
  });
});
