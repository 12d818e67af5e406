import {
  CoreApp,
  createDataFrame,
  DataFrameType,
  FieldType,
  LoadingState,
  type DataQueryResponse,
} from '@grafana/data';
import { NEVER, of, throwError } from 'rxjs';
import { installGrafana } from '../testing/installGrafana';
import { LinkedPrometheus, type Answer, type Resource } from '../testing/LinkedPrometheus';
import { toPrometheusFrames } from '../testing/toPrometheusFrames';
import { grafanaPrometheusClient } from './grafanaPrometheusClient';

const ORIGIN = { dashboardUid: 'fleet', panelId: 3 };
const INSTANT = { expr: 'up{pod="$x"}', atSeconds: 1_700_000_000 };
const RANGE = { expr: 'up', startSeconds: 1_700_000_000, endSeconds: 1_700_003_600, stepSeconds: 60 };
const VALUES = { label: 'pod', match: 'up', startSeconds: 1, endSeconds: 2 };

function make({ answer, resource }: { answer?: Answer; resource?: Resource } = {}) {
  const linked = new LinkedPrometheus(answer, resource);
  installGrafana([linked]);
  return { linked, client: grafanaPrometheusClient('prom') };
}
const packet = (part: Partial<DataQueryResponse>): DataQueryResponse => ({
  data: [],
  state: LoadingState.Done,
  ...part,
});

describe('grafanaPrometheusClient(uid)', () => {
  test('instant(): says everything that the step and the shape depend on', async () => {
    const { linked, client } = make();
    await client.instant({ ...INSTANT, origin: ORIGIN });
    const [{ targets, range, ...request }] = linked.requests;
    expect(request).toMatchObject({
      requestId: expect.stringMatching(/^leakscope-\d+$/),
      timezone: 'utc',
      app: CoreApp.Unknown,
      dashboardUID: 'fleet',
      panelId: 3,
      scopedVars: {},
    });
    expect(range.to.valueOf()).toBe(1_700_000_000_000);
    expect(targets).toEqual([
      {
        refId: 'A',
        datasource: { type: 'prometheus', uid: 'prom' },
        expr: 'up{pod="\\x24x"}',
        instant: true,
        range: false,
        exemplar: false,
        format: 'time_series',
        legendFormat: '',
        interval: '60s',
      },
    ]);
  });

  test('native histograms are left out, and it is said', async () => {
    const cells = createDataFrame({
      refId: 'A',
      meta: { type: DataFrameType.HeatmapCells },
      fields: [
        { name: 'xMax', type: FieldType.time, values: [1000] },
        { name: 'yMin', type: FieldType.number, values: [-1], labels: { __name__: 'up' } },
      ],
    });
    const { client } = make({ answer: () => of(packet({ data: [cells] })) });
    expect(await client.instant(INSTANT)).toMatchObject({
      vector: [],
      warnings: ['1 of 1 series are native histograms, which hold no numbers, and left out.'],
    });
  });

  test.each([
    [60, '60s', 60_000],
    [0.5, '500ms', 500],
    [86_400, '86400s', 86_400_000],
  ])('range(): a step of %d s', async (stepSeconds, interval, intervalMs) => {
    const { linked, client } = make();
    await client.range({ ...RANGE, stepSeconds });
    const [{ targets, range, ...request }] = linked.requests;
    expect(request).toMatchObject({ interval, intervalMs, maxDataPoints: 11_000 });
    expect(targets[0]).toMatchObject({ interval, instant: false, range: true });
    expect([range.from.valueOf(), range.to.valueOf()]).toEqual([1_700_000_000_000, 1_700_003_600_000]);
    expect(range.from.utcOffset()).toBe(0);
  });

  test('each request has an id of its own', async () => {
    const { linked, client } = make();
    await Promise.all([client.instant(INSTANT), client.range(RANGE), client.instant(INSTANT)]);
    expect(new Set(linked.requests.map(({ requestId }) => requestId)).size).toBe(3);
  });

  test('range(): times are those of the answer, not of the question', async () => {
    const data = {
      resultType: 'matrix',
      result: [
        {
          metric: { pod: 'a' },
          values: [
            [120, '1'],
            [360, 'NaN'],
          ] as Array<[number, string]>,
        },
      ],
    };
    const { client } = make({ answer: ({ refId }) => of(packet({ data: toPrometheusFrames(refId, data) })) });
    const { series, cost } = await client.range(RANGE);
    expect(series).toEqual([{ labels: { pod: 'a' }, timesSeconds: [120, 360], values: [1, NaN] }]);
    expect(cost).toMatchObject({ requests: 1, bytes: null, samples: 2 });
  });

  test('instant(): one sample a series; a promise of a data source works too', async () => {
    const data = { resultType: 'vector', result: [{ metric: { pod: 'a' }, value: [120, '+Inf'] as [number, string] }] };
    const { client } = make({ answer: async ({ refId }) => packet({ data: toPrometheusFrames(refId, data) }) });
    expect((await client.instant(INSTANT)).vector).toEqual([
      { labels: { pod: 'a' }, timeSeconds: 120, value: Infinity },
    ]);
  });

  test('the last packet counts, and an empty answer is empty', async () => {
    const frame = createDataFrame({
      fields: [
        { name: 't', type: FieldType.time, values: [1] },
        { name: 'v', type: FieldType.number, values: [1] },
      ],
    });
    const { client } = make({ answer: () => of(packet({ state: LoadingState.Loading, data: [frame] }), packet({})) });
    expect((await client.instant(INSTANT)).vector).toEqual([]);
  });

  test('warnings of the server pass, each once; remarks of Grafana do not', async () => {
    const notices = [
      { severity: 'warning', text: 'partial' },
      { severity: 'info', text: 'Cached response' },
    ] as const;
    const frame = createDataFrame({ fields: [], meta: { notices: [...notices] } });
    const { client } = make({ answer: () => of(packet({ data: [frame, frame] })) });
    expect((await client.instant(INSTANT)).warnings).toEqual(['partial']);
  });

  test.each([
    ['errors', packet({ errors: [{ status: 429, message: 'slow down' }], state: LoadingState.Error })],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Grafana still sends it
    ['the older error', packet({ error: { status: 429, message: 'slow down' }, state: LoadingState.Error })],
  ])('%s inside of a response', async (_, answer) => {
    await expect(make({ answer: () => of(answer) }).client.instant(INSTANT)).rejects.toMatchObject({
      kind: 'rate-limited',
    });
  });

  test('an error that is thrown', async () => {
    const { client } = make({
      answer: () => throwError(() => ({ status: 502, data: { message: 'connection refused' } })),
    });
    await expect(client.range(RANGE)).rejects.toMatchObject({ kind: 'unreachable', status: 502 });
  });

  test('abort: unsubscribes and rejects', async () => {
    const { linked, client } = make({ answer: () => NEVER });
    const controller = new AbortController();
    const answer = client.range({ ...RANGE, signal: controller.signal });
    await Promise.resolve();
    setTimeout(() => controller.abort());
    await expect(answer).rejects.toMatchObject({ kind: 'aborted' });
    expect(linked.cancelled).toBe(1);
  });

  test('aborted before: asks nothing', async () => {
    const { client } = make({ answer: () => throwError(() => new Error('asked')) });
    await expect(client.range({ ...RANGE, signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'aborted' });
  });

  test('more series than a browser can hold', async () => {
    const fields = [
      { name: 't', type: FieldType.time, values: [1] },
      ...Array.from({ length: 20_001 }, () => ({ name: 'v', type: FieldType.number, values: [1] })),
    ];
    const { client } = make({ answer: () => of(packet({ data: [createDataFrame({ fields })] })) });
    await expect(client.instant(INSTANT)).rejects.toMatchObject({ kind: 'too-much' });
  });

  test.each([
    ['none is chosen', undefined, /^No Prometheus data source is chosen/],
    ['it was deleted', 'gone', /^The Prometheus data source used by Leakscope no longer exists\. Choose another one/],
    ['it is of another type', 'loki', /^"Logs" is a data source of type loki, which does not answer PromQL/],
  ])('%s', async (_, uid, message) => {
    installGrafana([new LinkedPrometheus(undefined, undefined, { uid: 'loki', name: 'Logs', type: 'loki' })]);
    const client = grafanaPrometheusClient(uid);
    const failure = { kind: 'no-datasource', message: expect.stringMatching(message) };
    await expect(client.instant(INSTANT)).rejects.toMatchObject(failure);
    await expect(client.labelValues(VALUES)).rejects.toMatchObject(failure);
  });

  test('labelValues(): through the resources of the data source', async () => {
    const { linked, client } = make({
      resource: async () => ({ status: 'success', data: ['a', 'b"'], warnings: ['w'] }),
    });
    expect(await client.labelValues({ ...VALUES, label: 'a/b' })).toMatchObject({
      values: ['a', 'b"'],
      warnings: ['w'],
    });
    expect(linked.resources).toEqual([
      { path: 'api/v1/label/a%2Fb/values', params: { 'match[]': 'up', start: 1, end: 2, limit: 10_000 } },
    ]);
  });

  test('labelValues(): a longer list than asked for is cut, and says so', async () => {
    const data = Array.from({ length: 10_001 }, String);
    const { values, warnings } = await make({ resource: async () => ({ status: 'success', data }) }).client.labelValues(
      VALUES
    );
    expect([values.length, warnings]).toEqual([10_000, ['Only the first 10,000 values are listed.']]);
  });

  test.each([
    ['HTML', '<html></html>'],
    ['an error inside', { status: 'error', error: 'x' }],
    ['something else than names', { status: 'success', data: [1] }],
    ['nothing', null],
  ])('labelValues(): %s is not Prometheus', async (_, answer) => {
    const { client } = make({ resource: async () => answer });
    await expect(client.labelValues(VALUES)).rejects.toMatchObject({ kind: 'not-prometheus' });
  });

  test('tsdbStatus(): through the resources of the data source', async () => {
    const data = {
      headStats: { numSeries: 12 },
      seriesCountByMetricName: [{ name: 'up', value: 7 }],
      labelValueCountByLabelName: [],
      seriesCountByLabelValuePair: [],
    };
    const { linked, client } = make({ resource: async () => ({ status: 'success', data }) });
    const { status } = await client.tsdbStatus!({ atSeconds: 1_700_000_000, limit: 5 });
    expect(status).toMatchObject({ series: 12, seriesByMetric: [{ name: 'up', value: 7 }] });
    expect(linked.resources).toEqual([
      { path: 'api/v1/status/tsdb', params: { limit: 5, topN: 5, date: '2023-11-14' } },
    ]);
  });

  test('tsdbStatus(): where there is no such page, those of Mimir', async () => {
    const { linked, client } = make({
      resource: async (path) => {
        if (path.endsWith('tsdb')) {
          throw { status: 404, data: { message: 'not found' } };
        }
        return path.endsWith('label_names')
          ? { label_names_count: 1, cardinality: [{ label_name: 'pod', label_values_count: 3 }] }
          : { series_count_total: 9, labels: [] };
      },
    });
    const { status, cost } = await client.tsdbStatus!({ atSeconds: 0, limit: 5 });
    expect(status).toMatchObject({ series: 9, valuesByLabel: [{ name: 'pod', value: 3 }], seriesByMetric: [] });
    expect(cost.requests).toBe(2);
    expect(linked.resources.slice(1)).toEqual([
      { path: 'api/v1/cardinality/label_names', params: { limit: '5' } },
      { path: 'api/v1/cardinality/label_values', params: { 'label_names[]': '__name__', limit: '5' } },
    ]);
  });

  test('tsdbStatus(): a refusal is not asked about a second time', async () => {
    const { linked, client } = make({ resource: () => Promise.reject({ status: 403, data: { message: 'no' } }) });
    await expect(client.tsdbStatus!({ atSeconds: 0, limit: 5 })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(linked.resources).toHaveLength(1);
  });

  test('metadata()', async () => {
    const up = [{ type: 'gauge', help: 'Whether it is up' }];
    const { client } = make({ resource: async () => ({ status: 'success', data: { up } }) });
    expect(await client.metadata({ metric: 'up' })).toMatchObject({ type: 'gauge', help: 'Whether it is up' });
    expect(await client.metadata({ metric: 'constructor' })).toMatchObject({ type: null, help: null });
  });
});
